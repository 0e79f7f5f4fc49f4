import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { resolveOutputSchemaPath } from 'n8n-core';
import type { INodeTypeDescription } from 'n8n-workflow';
import { allNodes } from '../docs/panelNames';
import { filesBelow, root } from '../package/support';
import { choicesIn, labelOf, type Chosen } from './chosen';
import { WITHOUT_SCHEMA, withoutSchema } from './without';

const folderOf = ({ name }: INodeTypeDescription): string =>
	`${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** Where n8n itself looks when its editor asks for the fields of a node that has not run. */
const schemaOf = (description: INodeTypeDescription, { resource, operation }: Chosen) =>
	resolveOutputSchemaPath({
		nodeDir: join(root, 'nodes', folderOf(description)),
		version: description.version as number,
		resource,
		operation,
	});

const FOLDERS = readdirSync(join(root, 'nodes')).filter((folder) => folder !== 'shared');

describe.each(FOLDERS)('%s', (folder) => {
	let description: INodeTypeDescription;
	beforeAll(async () => {
		const found = (await allNodes()).find((node) => folderOf(node) === folder);
		if (found === undefined) throw new Error(`No node is in ${folder}`);
		description = found;
	});

	it('has a schema for every operation, or a reason why there can be none', () => {
		const open = withoutSchema(folder);
		const choices = choicesIn(description).map((chosen) => {
			const path = schemaOf(description, chosen);
			return {
				operation: labelOf(chosen),
				hasSchema: path !== undefined && existsSync(path),
				mayLack: labelOf(chosen) in open,
			};
		});
		expect(choices.length).toBeGreaterThan(0);
		expect(choices.filter(({ hasSchema, mayLack }) => hasSchema === mayLack)).toEqual([]);
	});

	it('has no schema that no operation leads to', () => {
		// What n8n's workflow builder looks for, which writes no parameter that has its default.
		const withoutParameters = schemaOf(description, {});
		const led = new Set([
			withoutParameters,
			...choicesIn(description).map((chosen) => schemaOf(description, chosen)),
		]);
		const folderPath = join(root, 'nodes', folder, '__schema__');
		const files = filesBelow(folderPath).map((file) => join(folderPath, file));
		expect(files.filter((file) => !led.has(file))).toEqual([]);
	});

	it('names no operation that there is not', () => {
		const known = choicesIn(description).map(labelOf);
		expect(Object.keys(withoutSchema(folder)).filter((name) => !known.includes(name))).toEqual([]);
	});
});

it('gives reasons, and only for nodes that there are', () => {
	expect(Object.keys(WITHOUT_SCHEMA).filter((folder) => !FOLDERS.includes(folder))).toEqual([]);
	const reasons = Object.values(WITHOUT_SCHEMA).flatMap((open) => Object.values(open));
	expect(reasons.filter((reason) => reason.length < 20)).toEqual([]);
});
