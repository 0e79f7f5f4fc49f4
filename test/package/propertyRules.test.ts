import type { INodeProperties } from 'n8n-workflow';

import { walk } from './properties';
import { propertyRules } from './propertyRules';

/** What the rules say of a panel: `where rule`. */
const broken = (panel: INodeProperties[]) =>
	walk(panel).flatMap((located) =>
		Object.entries(propertyRules)
			.filter(([, rule]) => rule(located).length > 0)
			.map(([name]) => `${located.where} ${name}`),
	);

const text = (over: Partial<INodeProperties>): INodeProperties => ({
	displayName: 'Campaign',
	name: 'campaign',
	type: 'string',
	default: '',
	description: 'Where clicks come in',
	...over,
});
const kind = text({
	displayName: 'Kind',
	name: 'kind',
	type: 'options',
	default: 'a',
	options: [
		{ name: 'A', value: 'a' },
		{ name: 'B', value: 'b' },
	],
});
const several: INodeProperties = { ...kind, type: 'multiOptions', default: ['a'] };
const forKind = (...values: string[]) => ({ displayOptions: { show: { kind: values } } });
const names = (list: string) => [...list].map((name) => ({ name, value: name }));
const collection = (...options: INodeProperties[]) =>
	text({ displayName: 'Options', name: 'options', type: 'collection', default: {}, options });

// A rule that finds nothing where something is wrong would let every panel pass.
describe.each<[string, INodeProperties[], string[]]>([
	['a sound parameter', [text({})], []],
	['no description', [text({ description: undefined })], ['campaign is described']],
	['a notice needs none', [text({ type: 'notice', description: undefined })], []],
	[
		'a description that repeats the name',
		[text({ description: 'The campaign' })],
		['campaign has a description that adds to the name'],
	],
	[
		'a placeholder that could be taken for a value',
		[text({ placeholder: 'abc' })],
		['campaign has an example as placeholder'],
	],
	['a placeholder that is an example', [text({ placeholder: 'e.g. abc' })], []],
	['the placeholder of an e-mail address', [text({ placeholder: 'name@email.com' })], []],
	[
		'five entries out of order',
		[text({ type: 'options', default: 'a', options: names('abced') })],
		['campaign lists five entries or more by the alphabet'],
	],
	[
		'four entries in their own order',
		[text({ type: 'options', default: 'a', options: names('dcba') })],
		[],
	],
	[
		'an entry twice',
		[text({ type: 'options', default: 'a', options: names('aba') })],
		['campaign has no entry twice'],
	],
	[
		'an operation without action',
		[text({ name: 'operation', type: 'options', default: 'a', options: names('a') })],
		['operation says what each operation does'],
	],
	['a secret in clear', [text({ name: 'accessToken' })], ['accessToken masks a secret']],
	['a masked secret', [text({ name: 'accessToken', typeOptions: { password: true } })], []],
	['the address of a token', [text({ name: 'tokenUrl' })], []],
	[
		'two of one name, always shown',
		[text({}), text({})],
		['campaign is never shown beside its namesake'],
	],
	['two of one name, for different kinds', [kind, text(forKind('a')), text(forKind('b'))], []],
	[
		'two of one name, for kinds that overlap',
		[kind, text(forKind('a')), text(forKind('a', 'b'))],
		['campaign is never shown beside its namesake'],
	],
	[
		'two of one name, for kinds chosen together',
		[several, text(forKind('a')), text(forKind('b'))],
		['campaign is never shown beside its namesake'],
	],
	[
		'two of one name, one hidden where the other is shown',
		[kind, text(forKind('a')), text({ displayOptions: { hide: { kind: ['a'] } } })],
		[],
	],
	[
		'a condition on no parameter',
		[text(forKind('a'))],
		['campaign depends on parameters and values that exist'],
	],
	[
		'a condition on a value that cannot be',
		[kind, text(forKind('c'))],
		['campaign depends on parameters and values that exist'],
	],
	[
		'a condition inside a collection on the panel, without the slash',
		[kind, collection(text(forKind('a')))],
		['options.campaign depends on parameters and values that exist'],
	],
	[
		'a condition inside a collection on the panel, with the slash',
		[kind, collection(text({ displayOptions: { show: { '/kind': ['a'] } } }))],
		[],
	],
	['a default that is no entry', [{ ...kind, default: 'c' }], ['kind has a default that fits']],
	[
		'a default of the wrong type',
		[text({ type: 'boolean' })],
		['campaign has a default that fits'],
	],
	[
		'a default below the minimum',
		[text({ type: 'number', default: 0, typeOptions: { minValue: 1 } })],
		['campaign has a default that fits'],
	],
	[
		'something wrong in a group of a fixed collection',
		[
			text({
				name: 'rows',
				type: 'fixedCollection',
				default: {},
				options: [{ displayName: 'Row', name: 'row', values: [text({ description: '' })] }],
			}),
		],
		['rows.row.campaign is described'],
	],
])('%s', (_, panel, findings) => {
	it(findings.length === 0 ? 'passes' : 'is found', () => expect(broken(panel)).toEqual(findings));
});
