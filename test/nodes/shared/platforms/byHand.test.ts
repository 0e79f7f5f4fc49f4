import { handReader, type Tree } from '../../../../nodes/shared/platforms/byHand';
import { Hasher } from '../../../../nodes/shared/platforms/hash';
import { exampleConversion, sha256 } from './examples';

const add = handReader('example', {
	'': { text: ['note'], boolean: ['opt_out'] },
	user: { text: ['lead_id'], deviceId: ['madid'], deviceHash: ['gaid'], capitalHash: ['idfa'] },
	extra: {
		number: ['ltv'],
		flag: ['tracked'],
		list: ['extinfo'],
		texts: ['ids'],
		deviceHashes: ['maids'],
	},
});

function read(example: object, into: Tree = {}): Tree {
	add(into, exampleConversion({ platformFields: { example: example as never } }), new Hasher());
	return into;
}

it.each<[string, object, Tree]>([
	['a text', { note: ' a ' }, { note: 'a' }],
	['a number in its place', { note: 7 }, { note: '7' }],
	['a blank', { note: '  ' }, {}],
	['null', { note: null, user: null }, {}],
	['an object in its place', { note: { a: 1 } }, {}],
	['a boolean, false too', { opt_out: false }, { opt_out: false }],
	['a text in its place', { opt_out: 'false' }, {}],
	['a field in its object', { user: { lead_id: 'l' } }, { user: { lead_id: 'l' } }],
	['a field alone', { lead_id: 'l' }, { user: { lead_id: 'l' } }],
	['a field of another platform', { other: 1 }, {}],
	['a field in the wrong object', { extra: { lead_id: 'l' } }, {}],
	['a device id', { madid: ' AB-C ' }, { user: { madid: 'ab-c' } }],
	['a device id to be hashed', { gaid: 'AB-C' }, { user: { gaid: sha256('ab-c') } }],
	['one in capital letters', { idfa: 'ab-c' }, { user: { idfa: sha256('AB-C') } }],
	['one that is hashed', { gaid: sha256('x') }, { user: { gaid: sha256('x') } }],
	['a number as text', { ltv: '2.5' }, { extra: { ltv: 2.5 } }],
	['no number', { ltv: 'much' }, {}],
	['a flag from a boolean', { tracked: false }, { extra: { tracked: 0 } }],
	['a flag from a number', { tracked: 1 }, { extra: { tracked: 1 } }],
	['a list with blanks', { extinfo: ['a2', ''] }, { extra: { extinfo: ['a2', ''] } }],
	['texts from one', { ids: 'a' }, { extra: { ids: ['a'] } }],
	['texts without blanks', { ids: ['a', ' ', 7] }, { extra: { ids: ['a', '7'] } }],
	['nothing but blanks', { ids: [' '] }, {}],
	['hashes', { maids: ['A', 'b'] }, { extra: { maids: [sha256('a'), sha256('b')] } }],
])('reads %s', (_what, given, expected) => expect(read(given)).toEqual(expected));

it('leaves what is there, and what it was not given', () => {
	expect(read({ lead_id: 'l' }, { user: { ip: '1' }, id: 'e' })).toEqual({
		user: { ip: '1', lead_id: 'l' },
		id: 'e',
	});
	const event: Tree = {};
	add(event, exampleConversion(), new Hasher());
	expect(event).toEqual({});
});
