import type { AdClickIds } from '../../../../../nodes/shared/conversion/conversion';
import { fbc, fbp } from '../../../../../nodes/shared/platforms/meta/clickId';
import { FBCLID } from '../examples';

const CLICKED_AT = '2026-11-20T10:00:00.000Z';
const MS = Date.parse(CLICKED_AT);
const COOKIE = `fb.2.1763000000000.${FBCLID}`;
const MADE = `fb.1.${MS}.${FBCLID}`;

// Source: ad-platforms §1.4.
describe.each<[string, object, string | null, string | undefined]>([
	['nothing', {}, CLICKED_AT, undefined],
	['a sound cookie', { fbc: COOKIE }, CLICKED_AT, COOKIE],
	['a sound cookie and no time of the click', { fbc: COOKIE }, null, COOKIE],
	[
		"a cookie with the suffix of Meta's builder",
		{ fbc: `${COOKIE}.AQIAAQEB` },
		null,
		`${COOKIE}.AQIAAQEB`,
	],
	['a cookie and its own fbclid', { fbc: COOKIE, fbclid: FBCLID }, CLICKED_AT, COOKIE],
	[
		'a cookie and a later fbclid',
		{ fbc: COOKIE, fbclid: 'IwARother' },
		CLICKED_AT,
		`fb.1.${MS}.IwARother`,
	],
	[
		'a cookie and a later fbclid without its time',
		{ fbc: COOKIE, fbclid: 'IwARother' },
		null,
		COOKIE,
	],
	['an fbclid', { fbclid: FBCLID }, CLICKED_AT, MADE],
	['an fbclid without the time of the click', { fbclid: FBCLID }, null, undefined],
	['an fbclid in small and large letters', { fbclid: 'AbC_-9' }, CLICKED_AT, `fb.1.${MS}.AbC_-9`],
	['a cookie in seconds', { fbc: `fb.1.1763000000.${FBCLID}` }, CLICKED_AT, undefined],
	[
		'a cookie in seconds and an fbclid',
		{ fbc: `fb.1.1763000000.${FBCLID}`, fbclid: FBCLID },
		CLICKED_AT,
		MADE,
	],
	['a cookie of another depth', { fbc: `fb.9.1763000000000.${FBCLID}` }, null, undefined],
	['a bare fbclid in the place of the cookie', { fbc: FBCLID }, CLICKED_AT, undefined],
	['a blank fbclid', { fbclid: '' }, CLICKED_AT, undefined],
	['a null fbclid', { fbclid: null }, CLICKED_AT, undefined],
	['an unreplaced macro', { fbclid: '{fbclid}' }, CLICKED_AT, undefined],
	['a macro and a sound cookie', { fbc: COOKIE, fbclid: '{{fbclid}}' }, CLICKED_AT, COOKIE],
	['an fbclid with strange characters', { fbclid: 'IwAR 12/3' }, CLICKED_AT, undefined],
	['a click before there were clicks', { fbclid: FBCLID }, '1970-01-01T00:00:00Z', undefined],
	['a null cookie', { fbc: null }, CLICKED_AT, undefined],
])('with %s', (_what, ids, clickedAt, expected) => {
	it(`fbc is ${expected}: a wrong one is worse than none`, () =>
		expect(fbc(ids as AdClickIds, clickedAt)).toBe(expected));
});

describe.each<[unknown, boolean]>([
	['fb.1.1763000000000.1098115397', true],
	['fb.0.1763000000000.1', true],
	['fb.1.1763000000000.1098115397.AQIAAQEB', true],
	['fb.1.1763000000.1098115397', false],
	['fb.1.1763000000000.10981153977777', false],
	['fb.1.1763000000000.abc', false],
	['', false],
	[null, false],
	[undefined, false],
	[5, false],
])('the browser id %j', (value, isSound) => {
	it(isSound ? 'is sent as it is' : 'is left out', () =>
		expect(fbp({ fbp: value as string })).toBe(isSound ? value : undefined),
	);
});
