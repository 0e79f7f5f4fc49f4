import type { IDataObject } from 'n8n-workflow';

type TypeName = 'array' | 'boolean' | 'null' | 'number' | 'object' | 'string';

/** The part of JSON schema that n8n's editor reads. */
export interface Schema {
	/** The editor takes the first of several. */
	type?: TypeName | TypeName[];
	properties?: Record<string, Schema>;
	items?: Schema;
}

/** What n8n expects of the file as a whole. */
export interface OutputSchema extends Schema {
	version: 1;
}

/** A description of the items a node put out: every field that one of them has, and its types. */
export function outputSchema(items: readonly IDataObject[]): OutputSchema {
	return { ...schemaOf(items), version: 1 };
}

function schemaOf(values: readonly unknown[]): Schema {
	const names = [...new Set(values.map(typeName))].sort(nullLast);
	const objects = values.filter((value) => typeName(value) === 'object') as IDataObject[];
	const arrays = values.filter(Array.isArray);
	// An object that may be missing stays an object: the editor shows the fields of no other type.
	const [only = 'null', ...others] = objects.length > 0 ? (['object'] as const) : names;
	return {
		type: others.length === 0 ? only : [only, ...others],
		...(objects.length > 0 && { properties: propertiesOf(objects) }),
		...(arrays.flat().length > 0 && { items: schemaOf(arrays.flat()) }),
	};
}

function propertiesOf(objects: readonly IDataObject[]): Record<string, Schema> {
	const keys = [...new Set(objects.flatMap((object) => Object.keys(object)))];
	const valuesOf = (key: string) =>
		objects.filter((object) => object[key] !== undefined).map((object) => object[key]);
	return Object.fromEntries(
		keys.filter((key) => valuesOf(key).length > 0).map((key) => [key, schemaOf(valuesOf(key))]),
	);
}

function typeName(value: unknown): TypeName {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'array' : (typeof value as TypeName);
}

const nullLast = (a: TypeName, b: TypeName): number =>
	Number(a === 'null') - Number(b === 'null') || a.localeCompare(b);
