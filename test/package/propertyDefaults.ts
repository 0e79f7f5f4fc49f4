import type { INodeProperties } from 'n8n-workflow';

import { choicesOf, groupsOf, membersOf, type PropertyRule } from './properties';

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const defaultChecks: Partial<Record<INodeProperties['type'], (p: INodeProperties) => boolean>> = {
	boolean: ({ default: value }) => typeof value === 'boolean',
	string: ({ default: value, typeOptions }) =>
		typeOptions?.multipleValues ? Array.isArray(value) : typeof value === 'string',
	dateTime: ({ default: value }) => typeof value === 'string',
	json: ({ default: value }) => typeof value === 'string' || isRecord(value),
	number: ({ default: value, typeOptions }) =>
		typeof value === 'number' &&
		value >= (typeOptions?.minValue ?? -Infinity) &&
		value <= (typeOptions?.maxValue ?? Infinity),
	options: (property) => {
		const choices = choicesOf(property).map(({ value }) => value);
		// A loaded list is unknown until it is loaded; an empty start makes the user choose.
		return property.typeOptions?.loadOptionsMethod
			? property.default === ''
			: choices.some((value) => value === property.default);
	},
	multiOptions: (property) => {
		const choices: unknown[] = choicesOf(property).map(({ value }) => value);
		const chosen: unknown = property.default;
		if (!Array.isArray(chosen)) return false;
		return property.typeOptions?.loadOptionsMethod
			? chosen.length === 0
			: chosen.every((value) => choices.includes(value));
	},
	collection: (property) => {
		const names = membersOf(property).map(({ name }) => name);
		return (
			isRecord(property.default) &&
			Object.keys(property.default).every((key) => names.includes(key))
		);
	},
	fixedCollection: (property) => {
		const names = groupsOf(property).map(({ name }) => name);
		return (
			isRecord(property.default) &&
			Object.keys(property.default).every((key) => names.includes(key))
		);
	},
	resourceLocator: ({ default: start, modes = [] }) => {
		const value: unknown = start;
		return isRecord(value) && modes.some(({ name }) => name === value.mode);
	},
};

/** Whether a parameter begins with a value that it may have. */
export const defaultFits: PropertyRule = ({ property }) => {
	const fits = defaultChecks[property.type]?.(property) ?? true;
	return fits ? [] : [`default ${JSON.stringify(property.default)} does not fit its type`];
};
