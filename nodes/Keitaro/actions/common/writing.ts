import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { byName } from '../../../shared/n8n/byName';
import { additionalCollection, updateCollection } from '../../../shared/n8n/collections';
import type { Params } from '../../../shared/n8n/params';

type Value = IDataObject[string];

/** A field of the panel and the field of a request body that it fills. */
export interface WriteField {
	property: INodeProperties;
	/** Name in the API. */
	key: string;
	/** From what the panel holds to what the API takes; `where` is the path of the parameter. */
	to?: (value: unknown, param: Params, where: string) => Value;
	/**
	 * For parts that an update would replace as a whole: what to send, from what is given and what the
	 * tracker holds now. Whether Keitaro merges them is not documented (keitaro-api §12.2).
	 */
	merge?: (given: Value, now: Value) => Value;
	/** Name within the object that `key` is. */
	inside?: string;
	/** A second field of the API that takes the same value. */
	also?: string;
}

type Extra = Partial<Omit<WriteField, 'property'>> &
	Partial<Pick<INodeProperties, 'default' | 'placeholder' | 'typeOptions' | 'required'>>;

const snake = (name: string): string =>
	name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Ties a parameter to a field of the API; its name there is the same in snake case unless told. */
export function field(
	property: INodeProperties,
	{ key, to, merge }: Partial<Omit<WriteField, 'property'>> = {},
): WriteField {
	return { property, key: key ?? snake(property.name), to, merge };
}

const maker =
	(type: INodeProperties['type'], standard: INodeProperties['default']) =>
	(name: string, displayName: string, description: string, extra: Extra = {}): WriteField => {
		const { key, to, merge, default: own, ...rest } = extra;
		const property = { displayName, name, type, default: own ?? standard, description, ...rest };
		return field(property, { key, to, merge });
	};

export const text = maker('string', '');
export const amount = maker('number', 0);
export const flag = maker('boolean', false);
/** JSON as an alternative to fields, for the large nested parts. */
export const json = maker('json', '');

/** A pick list; the names are those of the panel, the values those of the API. */
export function choice(
	name: string,
	displayName: string,
	description: string,
	choices: Readonly<Record<string, string>>,
	extra: Extra = {},
): WriteField {
	const { key, to, merge, default: own, required } = extra;
	const options = optionsOf(choices);
	const standard = own ?? Object.keys(choices)[0] ?? '';
	const property: INodeProperties = {
		displayName,
		name,
		type: Array.isArray(standard) ? 'multiOptions' : 'options',
		options,
		default: standard,
		description,
		...(required && { required }),
	};
	return field(property, { key, to, merge });
}

/** Options from value → name, by the alphabet as n8n wants it. */
export function optionsOf(choices: Readonly<Record<string, string>>) {
	return Object.entries(choices)
		.map(([value, name]) => ({ name, value }))
		.sort(byName);
}

/** Fields that may be added, in one collection. */
export function collection(
	name: 'additionalFields' | 'updateFields',
	fields: readonly WriteField[],
): INodeProperties {
	const made = name === 'updateFields' ? updateCollection : additionalCollection;
	return made(fields.map(({ property }) => ({ ...property, required: false })));
}

/** Parts given over parts that are there. */
export const overlay = (given: Value, now: Value): Value => ({
	...(now as IDataObject | null),
	...(given as IDataObject),
});

/** Fields that share one object of the API; an update keeps its other parts. */
export function within(key: string, fields: readonly WriteField[]): WriteField[] {
	return fields.map((one) => ({ ...one, key, inside: one.key, merge: overlay }));
}

/** The body from fields that stand in the panel itself, or from those added to a collection. */
export function bodyOf(
	param: Params,
	fields: readonly WriteField[],
	group?: 'additionalFields' | 'updateFields',
): IDataObject {
	const added = group === undefined ? undefined : param.fields(group);
	const body: IDataObject = {};
	for (const one of fields) {
		const { name, required } = one.property;
		if (added !== undefined && added[name] === undefined) continue;
		const where = group === undefined ? name : `${group}.${name}`;
		const value = valueOf(param, one, where);
		if (required && group === undefined && value === '') throw param.wrong(where, 'is empty');
		if (value === undefined) continue;
		body[one.key] =
			one.inside === undefined ? value : { ...(body[one.key] as IDataObject), [one.inside]: value };
		if (one.also !== undefined) body[one.also] = value;
	}
	return body;
}

function valueOf(param: Params, { property, to }: WriteField, where: string): Value {
	const value = READERS[property.type]?.(param, where) ?? param.text(where);
	return to === undefined ? (value as Value) : to(value, param, where);
}

const READERS: Partial<Record<INodeProperties['type'], (param: Params, where: string) => unknown>> =
	{
		boolean: (param, where) => param.boolean(where),
		collection: (param, where) => param.fields(where),
		fixedCollection: (param, where) => param.fields(where),
		json: (param, where) => param.json(where) ?? null,
		multiOptions: (param, where) => param.list(where),
		number: (param, where) => param.number(where),
		resourceLocator: (param, where) => param.id(where),
	};
