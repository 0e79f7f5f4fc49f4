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
const found = (...modes: string[]) =>
	text({
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: modes.map((name) => ({ displayName: name, name, type: 'string' })),
	});
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
		'a description with one word more than the name',
		[text({ description: 'The campaign to work with' })],
		['campaign has a description that adds to the name'],
	],
	[
		'a choice whose description repeats its name',
		[
			text({
				type: 'options',
				default: 'a',
				options: [{ name: 'Sub-IDs', value: 'a', description: 'The sub-ID' }],
			}),
		],
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
		'entries out of order',
		[text({ type: 'options', default: 'a', options: names('ba') })],
		['campaign lists its entries by the alphabet'],
	],
	[
		'a scale of numbers, by size',
		[
			text({
				type: 'options',
				default: 9,
				options: [9, 10].map((value) => ({ name: String(value), value })),
			}),
		],
		[],
	],
	[
		'an entry twice',
		[text({ type: 'options', default: 'a', options: names('aab') })],
		['campaign has no entry twice'],
	],
	[
		'an operation without action',
		[text({ name: 'operation', type: 'options', default: 'a', options: names('a') })],
		['operation says what each operation does'],
	],
	[
		'a notice with a break, which is dropped',
		[text({ type: 'notice', displayName: 'Copy this:<br>that' })],
		['campaign is marked in a notice as the editor shows it'],
	],
	[
		'a notice with a link and a list',
		[text({ type: 'notice', displayName: '<a href="#">Read</a> <ul><li>1 &lt; 2</li></ul>' })],
		[],
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
		[
			'campaign depends on parameters and values that exist',
			'campaign is shown by some combination of the others',
		],
	],
	[
		'a condition on a value that cannot be',
		[kind, text(forKind('c'))],
		[
			'campaign depends on parameters and values that exist',
			'campaign is shown by some combination of the others',
		],
	],
	[
		'a condition inside a collection on the panel, without the slash',
		[kind, collection(text(forKind('a')))],
		[
			'options.campaign depends on parameters and values that exist',
			'options.campaign is shown by some combination of the others',
		],
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
		'one that waits for a kind and for what another kind shows',
		[
			kind,
			text({ name: 'level', displayName: 'Level', ...forKind('a') }),
			text({ displayOptions: { show: { kind: ['b'], level: ['x'] } } }),
		],
		['campaign is shown by some combination of the others'],
	],
	[
		'one that waits for what is hidden in turn',
		[
			kind,
			text({ name: 'level', displayName: 'Level', displayOptions: { hide: { kind: ['a'] } } }),
			text({ displayOptions: { show: { kind: ['a'], level: ['x'] } } }),
		],
		['campaign is shown by some combination of the others'],
	],
	[
		'one that a second look shows: the first kind will not do',
		[
			kind,
			text({ name: 'level', displayName: 'Level', ...forKind('a', 'b') }),
			text({ displayOptions: { show: { level: ['x'], kind: ['b'] } } }),
		],
		[],
	],
	[
		'one in a collection that is never shown',
		[
			kind,
			{ ...collection(text({})), displayOptions: { show: { kind: ['a'] }, hide: { kind: ['a'] } } },
		],
		[
			'options is shown by some combination of the others',
			'options.campaign is shown by some combination of the others',
		],
	],
	[
		'a list without a way to give an ID',
		[found('list')],
		['campaign can be found in a list and given by its ID'],
	],
	['a list and an ID', [found('list', 'id')], []],
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
