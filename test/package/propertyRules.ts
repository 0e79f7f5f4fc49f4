import type { INodeProperties } from 'n8n-workflow';

import { choicesOf, groupsOf, membersOf, type PropertyRule } from './properties';
import { defaultFits } from './propertyDefaults';
import { settingShowing } from './reachable';

/** Types that show no input of their own, or whose content explains itself. */
const selfExplaining = new Set([
	'notice',
	'callout',
	'hidden',
	'button',
	'curlImport',
	'collection',
]);
/** The two dropdowns every node has; n8n's own nodes describe their entries instead. */
const discriminators = new Set(['resource', 'operation']);

/** Words that say nothing of the parameter. */
const empty = new Set(
	'a an and are at be by for from if in is it its of on or that the this to whether which with your you'.split(
		' ',
	),
);

/** The words of a text that say something, without the endings that only grammar puts there. */
const wordsOf = (text: string): string[] =>
	text
		.toLowerCase()
		.replace(/<[^>]*>/g, ' ')
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '' && !empty.has(word))
		.map((word) => word.replace(/(ies|es|s|ed|ing|y)$/, ''));

const described: PropertyRule = ({ property }) => {
	const exempt = selfExplaining.has(property.type) || discriminators.has(property.name);
	return exempt || property.description?.trim() ? [] : ['has no description'];
};

/** A word that the name does not have makes a description; two where it is a sentence about the name. */
const fewestNewWords = 2;

const descriptionAdds: PropertyRule = ({ property }) => {
	const described = [
		{ name: property.displayName, description: property.description },
		...choicesOf(property),
	];
	return described
		.filter(({ name, description = '' }) => {
			const known = new Set(wordsOf(name));
			const added = new Set(wordsOf(description).filter((word) => !known.has(word)));
			return description !== '' && added.size < fewestNewWords;
		})
		.map(({ name, description }) => `'${name}': '${description}' says little more than the name`);
};

/** n8n's own linter wants exactly this for e-mail addresses (`node-param-placeholder-missing-email`). */
const EMAIL = 'name@email.com';

const placeholderIsExample: PropertyRule = ({ property }) => {
	const starts =
		property.type === 'collection' || property.type === 'fixedCollection' ? 'Add ' : 'e.g. ';
	const own = property.placeholder ? [{ text: property.placeholder, starts }] : [];
	const modes = (property.modes ?? []).flatMap(({ type, placeholder }) =>
		placeholder ? [{ text: placeholder, starts: type === 'list' ? 'Select ' : 'e.g. ' }] : [],
	);
	return [...own, ...modes]
		.filter(({ text, starts: wanted }) => text !== EMAIL && !text.startsWith(wanted))
		.map(({ text, starts: wanted }) => `placeholder '${text}' does not start with '${wanted}'`);
};

/** Entries are found by the alphabet. */
const alphabetical: PropertyRule = ({ property }) => {
	const choices = choicesOf(property);
	// A scale of numbers is read by size, as the linter agrees.
	const isScale = choices.length > 0 && choices.every(({ value }) => typeof value === 'number');
	const lists = [
		isScale ? [] : choices.map(({ name }) => name),
		membersOf(property).map(({ displayName }) => displayName),
		groupsOf(property).map(({ displayName }) => displayName),
	];
	return lists
		.filter((names) => names.join() !== [...names].sort((a, b) => a.localeCompare(b)).join())
		.map((names) => `entries are not alphabetical: ${names.join(', ')}`);
};

const repeatedChoice: PropertyRule = ({ property }) => {
	const repeated = (values: unknown[]) => values.filter((value, i) => values.indexOf(value) !== i);
	const choices = choicesOf(property);
	return [
		...repeated(choices.map(({ value }) => value)),
		...repeated(choices.map(({ name }) => name)),
	].map((value) => `two entries are '${String(value)}'`);
};

/** The editor drops all other marks in notices, as of n8n 2.41, and with them breaks between lines. */
const noticeMark = /<(?!\/?(?:a|ul|li)\b)[^>]*>/g;

const noticeIsPlain: PropertyRule = ({ property: { type, displayName } }) =>
	type === 'notice'
		? (displayName.match(noticeMark) ?? []).map((mark) => `${mark} is not shown in a notice`)
		: [];

/** Every operation says in the node panel what it does. */
const operationActs: PropertyRule = ({ property }) =>
	property.name === 'operation'
		? choicesOf(property)
				.filter(({ action }) => !action)
				.map(({ name }) => `operation '${name}' has no action`)
		: [];

const secretName = /(password|passphrase|secret|token|api_?key|private_?key|auth_?key)/i;
/** Names that speak of a secret and hold none: where it is fetched, what it is called, its public half. */
const aboutSecret = /(url|pub|id|name|header|field|type)$/i;

const secretIsMasked: PropertyRule = ({ property }) => {
	const holdsSecret =
		property.type === 'string' &&
		secretName.test(property.name) &&
		!aboutSecret.test(property.name);
	return holdsSecret && property.typeOptions?.password !== true
		? ['looks like a secret and is shown in clear']
		: [];
};

/** The literal values of a condition list; undefined when it holds a comparison. */
function literals(conditions: unknown[] | undefined): unknown[] | undefined {
	return conditions?.every((condition) => condition === null || typeof condition !== 'object')
		? conditions
		: undefined;
}

/** Whether two parameters of one level can never be shown together. */
function exclude(a: INodeProperties, b: INodeProperties, level: INodeProperties[]): boolean {
	const parameter = (key: string) => level.find(({ name }) => name === key.replace(/^\//, ''));
	return Object.keys(a.displayOptions?.show ?? {}).some((key) => {
		// Several entries may be chosen at once, so that both conditions hold.
		if (parameter(key)?.type === 'multiOptions') return false;
		const mine = literals(a.displayOptions?.show?.[key]);
		const others = literals(b.displayOptions?.show?.[key]);
		const hidden = literals(b.displayOptions?.hide?.[key]);
		if (mine === undefined) return false;
		return (
			(others !== undefined && mine.every((value) => !others.includes(value))) ||
			(hidden !== undefined && mine.every((value) => hidden.includes(value)))
		);
	});
}

const uniqueName: PropertyRule = ({ property, siblings, top }) =>
	siblings
		.slice(siblings.indexOf(property) + 1)
		.filter(({ name }) => name === property.name)
		.filter((other) => !exclude(property, other, top) && !exclude(other, property, top))
		.map(() => 'is shown together with another parameter of the same name');

/** What a condition's value may be; undefined where any value may come. */
function possibleValues(parameters: INodeProperties[]): unknown[] | undefined {
	const values = parameters.map((parameter) => {
		if (parameter.type === 'boolean') return [true, false];
		const choices = choicesOf(parameter);
		if (choices.length === 0) return undefined;
		return [...choices.map(({ value }) => value), parameter.default];
	});
	return values.every((list) => list !== undefined) ? values.flat() : undefined;
}

const conditionsExist: PropertyRule = ({ property, siblings, top }) => {
	const { show = {}, hide = {} } = property.displayOptions ?? {};
	return [...Object.entries(show), ...Object.entries(hide)].flatMap(([key, conditions = []]) => {
		if (key.startsWith('@')) return [];
		// n8n looks a bare name up on the same level only; a leading slash means the panel itself.
		const level = key.startsWith('/') ? top : siblings;
		const name = key.replace(/^\//, '').split('.')[0];
		const parameters = level.filter((other) => other.name === name && other !== property);
		if (parameters.length === 0) return [`depends on '${key}', which does not exist on that level`];
		const possible = key.includes('.') ? undefined : possibleValues(parameters);
		return (literals(conditions) ?? [])
			.filter((value) => possible !== undefined && !possible.includes(value))
			.map((value) => `waits for '${key}' to be '${String(value)}', which it cannot be`);
	});
};

const reachable: PropertyRule = (located) =>
	settingShowing(located) === undefined ? ['is shown by no combination of the others'] : [];

const hasListAndId: PropertyRule = ({ property }) => {
	if (property.type !== 'resourceLocator') return [];
	const modes = (property.modes ?? []).map(({ name }) => name);
	return ['list', 'id']
		.filter((mode) => !modes.includes(mode))
		.map((mode) => `has no mode '${mode}'`);
};

/** Rules for every parameter of a node and every field of a credential, by what they promise. */
export const propertyRules: Record<string, PropertyRule> = {
	'is described': described,
	'has a description that adds to the name': descriptionAdds,
	'has an example as placeholder': placeholderIsExample,
	'lists its entries by the alphabet': alphabetical,
	'has no entry twice': repeatedChoice,
	'says what each operation does': operationActs,
	'is marked in a notice as the editor shows it': noticeIsPlain,
	'masks a secret': secretIsMasked,
	'is never shown beside its namesake': uniqueName,
	'depends on parameters and values that exist': conditionsExist,
	'has a default that fits': defaultFits,
	'is shown by some combination of the others': reachable,
	'can be found in a list and given by its ID': hasListAndId,
};
