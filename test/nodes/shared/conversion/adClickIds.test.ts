import {
	findAdClickIds,
	isMacro,
	realText,
	type Labelled,
} from '../../../../nodes/shared/conversion/adClickIds';
import type { AdClickIds } from '../../../../nodes/shared/conversion/conversion';

const MS = '1763640000000';
const FBCLID = 'IwAR2xYz_Abc-DEF123456';
const GCLID = 'CjwKCAtestCLICKid_0123456789';

describe.each([
	'{click_id}',
	'${payout}',
	'{{ad.id}}',
	'[CLICK_ID]',
	'%7Bclickid%7D',
	'%7bclickid%7d',
	'__CLICKID__',
])('%s', (text) => {
	it('is a macro that nobody replaced, and no value', () => {
		expect(isMacro(text)).toBe(true);
		expect(realText(text)).toBeNull();
	});
});

describe.each([
	['abc', 'abc'],
	[' abc ', 'abc'],
	[12, '12'],
	[0, '0'],
	['a{b}c', 'a{b}c'],
	['__x', '__x'],
	['', null],
	[' ', null],
	[null, null],
	[undefined, null],
	[true, null],
	[{}, null],
])('the value %j', (value, text) => {
	it(`reads as ${JSON.stringify(text)}`, () => expect(realText(value)).toBe(text));
});

interface Case {
	what: string;
	values?: Labelled[];
	urls?: Array<string | null>;
	found: AdClickIds;
}

const CASES: Case[] = [
	{
		what: 'by its name, whatever its shape',
		values: [['fbclid', 'short']],
		found: { fbclid: 'short' },
	},
	{ what: 'by a name in other letters', values: [['FBCLID', 'short']], found: { fbclid: 'short' } },
	{ what: 'by the name of its cookie', values: [['_fbp', 'x']], found: { fbp: 'x' } },
	{ what: 'by shape in a nameless sub-ID', values: [[null, FBCLID]], found: { fbclid: FBCLID } },
	{ what: 'by shape under a strange name', values: [['sub_7', GCLID]], found: { gclid: GCLID } },
	{
		what: 'fbc by shape',
		values: [[null, `fb.1.${MS}.${FBCLID}`]],
		found: { fbc: `fb.1.${MS}.${FBCLID}` },
	},
	{
		what: 'fbp by shape, and not as a click',
		values: [[null, `fb.1.${MS}.1098115397`]],
		found: { fbp: `fb.1.${MS}.1098115397` },
	},
	{
		what: 'gbraid by shape',
		values: [[null, '0AAAAAabcdefghijk']],
		found: { gbraid: '0AAAAAabcdefghijk' },
	},
	{
		what: 'ttclid by shape',
		values: [[null, 'E.C.P.abcdefghijk']],
		found: { ttclid: 'E.C.P.abcdefghijk' },
	},
	{
		what: 'the name before the shape',
		values: [
			[null, FBCLID],
			['fbclid', 'named'],
		],
		found: { fbclid: 'named' },
	},
	{
		what: 'the first of several',
		values: [
			['gclid', 'one'],
			['gclid', 'two'],
		],
		found: { gclid: 'one' },
	},
	{
		what: 'in the query of a page, decoded once',
		urls: ['https://lp.example.com/?a=1&fbclid=IwAR%2Fx&ScCid=s-1#fbclid=no'],
		found: { fbclid: 'IwAR/x', scCid: 's-1' },
	},
	{
		what: 'in values before pages',
		values: [['ttclid', 'value']],
		urls: ['https://lp.example.com/?ttclid=page'],
		found: { ttclid: 'value' },
	},
	{
		what: 'each platform by its own parameter',
		urls: [
			'?wbraid=1&_ttp=2&epik=3&li_fat_id=4&rdt_cid=5&msclkid=6&twclid=7&tblci=8&ob_click_id=9',
		],
		found: {
			wbraid: '1',
			ttp: '2',
			epik: '3',
			liFatId: '4',
			rdtCid: '5',
			msclkid: '6',
			twclid: '7',
			tblci: '8',
			obClickId: '9',
		},
	},
	{ what: 'nothing in a macro', values: [['fbclid', '{fbclid}']], found: {} },
	{
		what: 'nothing in an unlabelled page parameter',
		urls: [`https://x.example.com/?q=${FBCLID}`],
		found: {},
	},
	{ what: 'nothing in ordinary words', values: [[null, 'summer-sale-creative-17']], found: {} },
	{
		what: 'nothing where there is nothing',
		values: [['fbclid', null]],
		urls: [null, '', 'no query'],
		found: {},
	},
	{
		what: 'nothing under a name that objects have',
		urls: ['?constructor=1&toString=2'],
		found: {},
	},
];

describe.each(CASES)('an ad click id is found: $what', ({ values = [], urls = [], found }) => {
	it('and nothing else is taken for one', () =>
		expect(findAdClickIds(values, urls)).toEqual(found));
});
