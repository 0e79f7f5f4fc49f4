import {
	NodeHelpers,
	type ICredentialType,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { runInNewContext } from 'node:vm';

import { choicesOf, walk } from './properties';
import { propertyRules } from './propertyRules';
import { settingShowing } from './reachable';
import { registered, sourceOf } from './support';
import { expectIconPair, findings, instance } from './described';

/** What stands below the node on the canvas, for each value of what it is set by. */
function subtitlesOf({ subtitle, properties, defaultVersion, version }: INodeTypeDescription) {
	const expression = /^=\{\{ (.*) \}\}$/s.exec(subtitle ?? '')?.[1] ?? 'undefined';
	const typeVersion = defaultVersion ?? Number(version);
	const used = properties.filter(({ name }) => expression.includes(`["${name}"]`));
	const settings = used.flatMap((property) =>
		choicesOf(property).map(({ value }) => ({
			...Object.fromEntries(
				Object.entries(property.displayOptions?.show ?? {}).map(([name, values]) => [
					name,
					values?.[0],
				]),
			),
			[property.name]: value,
		})),
	);
	return settings.map((given) => {
		const node: INode = {
			id: '',
			name: '',
			type: '',
			typeVersion,
			position: [0, 0],
			parameters: {},
		};
		const description = { properties } as INodeTypeDescription;
		const set = NodeHelpers.getNodeParameters(
			properties,
			given as INodeParameters,
			true,
			false,
			node,
			description,
		);
		return runInNewContext(expression, { $parameter: set }) as unknown;
	});
}

/** `Keitaro: landing pages`, not `keitaro: landingPages`. */
const isInWords = (text: unknown): boolean =>
	typeof text === 'string' && text.trim() !== '' && !/undefined|\b[a-z]+[A-Z]/.test(text);

/** Names by which n8n's editor finds the parameter whose values it lists as triggers of a node. */
const eventNames = ['event', 'events', 'trigger on'];

/**
 * The parameters whose values n8n lists under a node: the first that chooses an event, or the operations,
 * of each resource where there are resources (n8n-editor-ui 2.41, `triggersCategory`,
 * `operationsCategory`, `resourceCategories`).
 */
function listedFirst({ group, properties }: INodeTypeDescription): INodeProperties[] {
	const isEvent = ({ displayName }: INodeProperties) =>
		eventNames.includes(displayName.toLowerCase());
	if (group.includes('trigger')) return properties.filter(isEvent).slice(0, 1);
	const operations = properties.filter(({ name }) => name === 'operation');
	const resourceOf = ({ displayOptions }: INodeProperties) =>
		String(displayOptions?.show?.resource ?? '');
	return operations.filter(
		(one, index) =>
			operations.findIndex((other) => resourceOf(other) === resourceOf(one)) === index,
	);
}

/** With an entry the editor sets what the parameter waits for, to the first value that will do. */
function changedBy({ displayOptions }: INodeProperties, { properties }: INodeTypeDescription) {
	return Object.entries(displayOptions?.show ?? {})
		.filter(([name]) => name !== 'resource')
		.map(([name, values]) => ({ name, value: values?.[0] }))
		.filter(({ name, value }) =>
			properties.every((other) => other.name !== name || other.default !== value),
		)
		.map(({ name, value }) => `sets ${name} to ${String(value)}`);
}

describe.each(registered('nodes'))('%s', (compiled) => {
	const node = instance<INodeType>(compiled);
	const description: INodeTypeDescription = node.description;
	const isTrigger = description.group.includes('trigger');

	it.each(Object.keys(propertyRules))('every parameter %s', (rule) => {
		expect(findings(description.properties, rule)).toEqual([]);
	});

	it('says on the canvas what it is set to, in words and not in values', () => {
		expect(subtitlesOf(description).filter((text) => !isInWords(text))).toEqual([]);
	});

	it('has a picture for light and one for dark', () => {
		expectIconPair(description.icon, sourceOf(compiled));
	});

	it('names only credential types of this package', () => {
		const own = registered('credentials').map((file) => instance<ICredentialType>(file).name);
		const used = (description.credentials ?? []).map(({ name }) => name);
		expect(used.filter((name) => !own.includes(name))).toEqual([]);
	});

	it('asks for credentials only on parameters and values that exist', () => {
		const rule = propertyRules['depends on parameters and values that exist'];
		const asked = (description.credentials ?? []).flatMap(({ name, displayOptions }) => {
			const property: INodeProperties = {
				displayName: name,
				name,
				type: 'credentials',
				default: '',
				displayOptions,
			};
			const top = description.properties;
			return rule?.({ property, where: name, siblings: top, top, inside: [] }) ?? [];
		});
		expect(asked).toEqual([]);
	});

	it('shows every parameter with the values that were found for it, as n8n sees it', () => {
		const node = { typeVersion: Number(description.version) } as INode;
		const hidden = walk(description.properties)
			.filter(({ inside }) => inside.length === 0)
			.filter((located) => {
				const values = Object.fromEntries(settingShowing(located) ?? []) as INodeParameters;
				return !NodeHelpers.displayParameter(values, located.property, node, description);
			});
		expect(hidden.map(({ where }) => where)).toEqual([]);
	});

	it('has the methods its lists are loaded with', () => {
		const wanted = walk(description.properties).flatMap(({ property }) => [
			['loadOptions', property.typeOptions?.loadOptionsMethod],
			...(property.modes ?? []).map(({ typeOptions }) => [
				'listSearch',
				typeOptions?.searchListMethod,
			]),
		]);
		const has = { ...node.methods } as Record<string, Record<string, unknown> | undefined>;
		const missing = wanted.filter(
			([kind, name]) => kind && name && typeof has[kind]?.[name] !== 'function',
		);
		expect(missing).toEqual([]);
	});

	it('is added with its defaults by an entry of the list of nodes', () => {
		expect(listedFirst(description).flatMap((one) => changedBy(one, description))).toEqual([]);
	});

	it('is a tool for agents and takes items, unless it is a trigger', () => {
		expect(description.usableAsTool).toBe(isTrigger ? undefined : true);
		// An expression where operations differ; it takes items like any other unless they do.
		const { inputs } = description;
		if (typeof inputs === 'string') expect(inputs).toMatch(/: \["main"\] \}\}$/);
		else expect(inputs).toEqual(isTrigger ? [] : ['main']);
	});
});
