import type { IDataObject } from 'n8n-workflow';
import { apiAddress } from '../../../../nodes/shared/wevion/address';
import { ENDPOINTS, filled } from '../../../../nodes/shared/wevion/endpoints';
import { deviations, planned } from '../../../../nodes/shared/wevion/mappings';
import { isPlainPath } from '../../../../nodes/shared/wevion/overrides';
import { redacted } from '../../../../nodes/shared/wevion/redact';
import { MAPPING, simplified } from '../../../../nodes/shared/wevion/simple';

it.each(Object.entries(ENDPOINTS))('%s is a path of the API', (_, { path }) => {
	expect(path).toMatch(/^\/api\/v1(?:\/(?::\w+|[a-z]+))+$/);
});

it.each([
	['/a/:configId/b', { configId: 'x/y' }, '/a/x%2Fy/b'],
	['/a/:configId', {}, '/a/:configId'],
	['/a', { configId: 'x' }, '/a'],
])('%s with %j is %s', (path, places, whole) => {
	const given: Record<string, string> = { ...places };
	expect(filled(path, given)).toBe(whole);
});

it.each([
	['/api/v1/x', true],
	['/x?y=1', true],
	['//evil.example.com', false],
	['/\\evil.example.com', false],
	['https://x.example.com', false],
	['x', false],
	['/a b', false],
])('%s is a path of the same host: %s', (text, is) => expect(isPlainPath(text)).toBe(is));

it.each([
	['https://api.wevion.ai', 'https://api.wevion.ai'],
	[' api.wevion.ai/ ', 'https://api.wevion.ai'],
	['https://api.wevion.ai/api/v1/', 'https://api.wevion.ai'],
	['https://proxy.example.com/wevion/api', 'https://proxy.example.com/wevion'],
	['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
	['', undefined],
	['ftp://x.example.com', undefined],
])('the address %s is %s', (typed, base) => expect(apiAddress(typed)).toBe(base));

it('masks secrets however deep, and nothing else', () => {
	const given = {
		apiKey: 'k',
		key: 'sub_1',
		list: [{ access_token: 't', password: '', tokens: 3 }],
	};
	expect(redacted(given)).toEqual({
		...{ apiKey: '***', key: 'sub_1' },
		list: [{ access_token: '***', password: '', tokens: 3 }],
	});
});

it('says mappings in our words, and leaves those alone that it does not know', () => {
	expect(simplified({ tracker_campaign_id: 1, wevion_campaign_id: 'a', x: 1 }, MAPPING)).toEqual({
		...{ trackerCampaignId: 1, campaignId: 'a' },
	});
	expect(simplified({ from: 1 }, MAPPING)).toEqual({ from: 1 });
});

describe('a plan for mappings', () => {
	const names = { tracker: 't', campaign: 'c' };
	const now = [
		{ t: 1, c: 'a', x: 1 },
		{ t: 2, c: 'b' },
	];

	it('takes numbers and texts of the same ID for the same', () => {
		const plan = planned(now, { wanted: [{ t: '1', c: 'a' }] }, names);
		expect(plan).toMatchObject({ added: [], changed: [], vanishing: [], unchanged: 2 });
	});

	it('takes IDs that are objects for the same only where they are', () => {
		const strange: IDataObject[] = [
			{ t: { id: 1 }, c: 'a' },
			{ t: { id: 2, toString: 1 }, c: 'b' },
		];
		const plan = planned(strange, { wanted: [{ t: { id: 1 }, c: 'z' }] }, names);
		expect(plan.rows).toEqual([{ t: { id: 1 }, c: 'z' }, strange[1]]);
		expect(deviations(plan, strange, names).missing).toEqual([plan.rows[0]]);
	});

	it('takes the last of two wishes for the same campaign', () => {
		const wanted = [
			{ t: '3', c: 'a' },
			{ t: '3', c: 'z' },
		];
		expect(planned(now, { wanted }, names).added).toEqual([{ t: '3', c: 'z' }]);
	});

	it('lets a removal win over a wish', () => {
		const plan = planned(now, { wanted: [{ t: '2', c: 'z' }], removed: ['2'] }, names);
		expect(plan.rows).toEqual([now[0]]);
		expect(plan.vanishing).toEqual([now[1]]);
	});

	it('does not change what it is given', () => {
		const before = JSON.stringify(now);
		planned(now, { wanted: [{ t: 1, c: 'new' }], replace: true }, names);
		expect(JSON.stringify(now)).toBe(before);
	});
});
