import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { simplify } from '../../../shared/n8n/fields';
import type { KeitaroCall, KeitaroOperation } from '../operation';
import { firstOf, limit, mostOf, oneOf, returnAll, rowsOf } from './listing';
import { locator, type LocatorName } from './locators';
import { shown, simplified, wantsSecrets, type SimpleFields } from './output';
import { includeSecrets } from './secrets';
import { bodyOf, collection, type WriteField } from './writing';

/** A kind of thing that the Admin API lists, reads and writes. */
export interface Entity {
	/** In sentences: `a landing page`. */
	one: string;
	/** In sentences: `landing pages`. */
	many: string;
	path: string;
	id: LocatorName;
	/** What a list returns of each when simplified. */
	simple: SimpleFields;
	/** Its answers hold secrets. */
	hasSecrets?: true;
	/** What a create cannot go without. */
	required: readonly WriteField[];
	/** What else can be written. */
	optional: readonly WriteField[];
	/** What an update must send again though it did not change. */
	resend?: readonly string[];
	/** Finishes a body with what needs waiting for, such as the bytes of a file. */
	complete?: (call: KeitaroCall, body: IDataObject) => Promise<IDataObject>;
}

export const idField = ({ id, one }: Entity): INodeProperties =>
	locator(id, `The ${bare(one)} to work with, by its name in the list or by its ID`);

export const secretsField = ({ hasSecrets }: Entity): INodeProperties[] =>
	hasSecrets ? [includeSecrets] : [];

/** Without its article. */
export const bare = (one: string): string => one.replace(/^an? /, '');

/** `<path>/{id}` of the one chosen. */
export const address = ({ path, id }: Entity, { param }: KeitaroCall): string =>
	`${path}/${param.id(id)}`;

/** The thing an answer is about, as it leaves the node. */
export function itemOf(
	{ hasSecrets }: Entity,
	{ param }: KeitaroCall,
	answer: unknown,
): IDataObject {
	return shown(oneOf(answer), hasSecrets === true && wantsSecrets(param));
}

interface ListSpec {
	name?: string;
	action?: string;
	description?: string;
	/** What is asked for beside Return All and Limit. */
	fields?: INodeProperties[];
	/** Where the list is; the entity's own path unless told. */
	path?: (call: KeitaroCall) => string;
	query?: (call: KeitaroCall) => IDataObject;
}

/** `GET <path>`: a bare array, cut here to the limit. */
export function listOf(entity: Entity, spec: ListSpec = {}): KeitaroOperation {
	const secrets = secretsField(entity).map((field) => ({
		...field,
		displayOptions: { show: { simplify: [false] } },
	}));
	return {
		name: spec.name ?? 'Get Many',
		action: spec.action ?? `Get many ${entity.many}`,
		description: spec.description ?? `List ${entity.many} with their settings`,
		fields: [...(spec.fields ?? []), returnAll, limit, simplify, ...secrets],
		async run(call) {
			const { api, param } = call;
			const path = spec.path?.(call) ?? entity.path;
			const rows = rowsOf(await api.get(path, spec.query?.(call)));
			const wanted = firstOf(rows, mostOf(param));
			if (param.boolean('simplify')) return simplified(shown(wanted), entity.simple);
			return shown(wanted, entity.hasSecrets === true && wantsSecrets(param));
		},
	};
}

/** `GET <path>/deleted`: those in the archive. */
export function archivedOf(entity: Entity): KeitaroOperation {
	return listOf(entity, {
		name: 'Get Many Archived',
		action: `Get many archived ${entity.many}`,
		description: `List the ${entity.many} in the archive, from which they can be restored`,
		path: () => `${entity.path}/deleted`,
	});
}

/** `GET <path>/{id}` */
export function getOf(entity: Entity): KeitaroOperation {
	return {
		name: 'Get',
		action: `Get ${entity.one}`,
		description: `Read all settings of ${entity.one}`,
		fields: [idField(entity), ...secretsField(entity)],
		async run(call) {
			return itemOf(entity, call, await call.api.get(address(entity, call)));
		},
	};
}

/** `POST <path>`: answers the new one. */
export function createOf(entity: Entity): KeitaroOperation {
	const { optional } = entity;
	return {
		name: 'Create',
		action: `Create ${entity.one}`,
		description: `Add ${entity.one} to the tracker`,
		fields: [
			...entity.required.map(({ property }) => property),
			...(optional.length > 0 ? [collection('additionalFields', optional)] : []),
			...secretsField(entity),
		],
		async run(call) {
			const { api, param } = call;
			const body = {
				...bodyOf(param, entity.required),
				...(optional.length > 0 && bodyOf(param, optional, 'additionalFields')),
			};
			const whole = (await entity.complete?.(call, body)) ?? body;
			return itemOf(entity, call, await api.post(entity.path, whole));
		},
	};
}

interface UpdateSpec {
	name: string;
	action: string;
	description: string;
	/** Behind the address of the thing. */
	suffix: string;
}

/** `PUT <path>/{id}` with the fields that were added, and no others. */
export function updateOf(entity: Entity, spec: Partial<UpdateSpec> = {}): KeitaroOperation {
	const fields = [...entity.required, ...entity.optional];
	return {
		name: spec.name ?? 'Update',
		action: spec.action ?? `Update ${entity.one}`,
		description:
			spec.description ?? `Change some settings of ${entity.one}; those not added stay as they are`,
		fields: [idField(entity), collection('updateFields', fields), ...secretsField(entity)],
		async run(call) {
			const { api, param } = call;
			const given = bodyOf(param, fields, 'updateFields');
			if (Object.keys(given).length === 0) {
				throw param.wrong('updateFields', 'holds nothing to change', 'Add a field to change');
			}
			const path = address(entity, call);
			const whole = (await entity.complete?.(call, given)) ?? given;
			const body = await merged(call, entity, path, whole);
			return itemOf(entity, call, await api.put(`${path}${spec.suffix ?? ''}`, body));
		},
	};
}

/** Completes parts that would be replaced as a whole, from what the tracker holds now. */
async function merged(
	{ api }: KeitaroCall,
	{ required, optional, resend = [] }: Entity,
	path: string,
	given: IDataObject,
): Promise<IDataObject> {
	const nested = [...required, ...optional].filter(
		({ key, merge }) => merge !== undefined && given[key] !== undefined,
	);
	const missing = resend.filter((key) => given[key] === undefined);
	if (nested.length + missing.length === 0) return given;
	const now = oneOf(await api.get(path));
	const body = { ...given };
	for (const key of missing) if (now[key] !== undefined) body[key] = now[key];
	for (const { key, merge } of nested) body[key] = merge?.(given[key], now[key]) ?? given[key];
	return body;
}
