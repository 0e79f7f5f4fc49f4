import type { IN8nHttpFullResponse } from 'n8n-workflow';

import type { Send } from '../../../../nodes/shared/n8n/http';
import { checkPinterest } from '../../../../nodes/shared/platforms/pinterest/connection';
import { checkReddit } from '../../../../nodes/shared/platforms/reddit/connection';
import { checkSnapchat } from '../../../../nodes/shared/platforms/snapchat/connection';
import { checkTikTok } from '../../../../nodes/shared/platforms/tiktok/connection';

const CREDENTIAL = {
	accessToken: 'test-key',
	eventSourceId: '1',
	pixelId: '1',
	adAccountId: '1',
	apiUrl: 'https://example.com',
};
const CHECKS = {
	tiktok: checkTikTok,
	snapchat: checkSnapchat,
	pinterest: checkPinterest,
	reddit: checkReddit,
};

const OTHER = /^Something other than \w+ answers at example\.com\. Check 'API URL'/;

/** What a platform, or somebody in its place, answers to the connection test; nothing: all is well. */
it.each<[keyof typeof CHECKS, number, unknown, RegExp | undefined]>([
	['tiktok', 200, { code: 0 }, undefined],
	['tiktok', 200, { code: 40002, message: 'data: missing' }, undefined],
	['tiktok', 200, { code: 40061, message: 'batch' }, undefined],
	['tiktok', 200, { code: 40102, message: 'expired' }, /^TikTok refused it: expired\. Generate/],
	['tiktok', 200, { code: 40999, message: 'new' }, /^TikTok refused it: new\. /],
	['tiktok', 200, 'a text', OTHER],
	['snapchat', 200, { status: 'VALID' }, undefined],
	['snapchat', 200, { data: [] }, undefined],
	['snapchat', 200, [], undefined],
	['snapchat', 200, { status: 'ERROR', reason: 'no' }, /^Snapchat refused it: no\. /],
	['snapchat', 200, 7, OTHER],
	['pinterest', 200, { events: [{ status: 'processed' }] }, undefined],
	['pinterest', 422, { code: 4195, events: [{ status: 'failed' }] }, undefined],
	['pinterest', 400, { code: 4196, message: 'bad' }, /^Pinterest refused it: bad\. /],
	['pinterest', 200, 'a text', OTHER],
	['pinterest', 200, null, OTHER],
	['reddit', 200, { data: { message: 'Successfully processed 0 conversion events.' } }, undefined],
	['reddit', 400, { error: { message: 'Bad Request' } }, undefined],
	['reddit', 500, { error: { message: 'down' } }, /^Reddit refused it: down\. /],
	['reddit', 200, true, OTHER],
])('takes from %s %d %j', async (platform, statusCode, body, message) => {
	const asked: string[] = [];
	const send: Send = async (options) => {
		asked.push(options.url);
		return { statusCode, headers: {}, body: JSON.stringify(body) } as IN8nHttpFullResponse;
	};
	const check = CHECKS[platform](send, CREDENTIAL);
	if (message === undefined) await expect(check).resolves.toBeUndefined();
	else await expect(check).rejects.toThrow(message);
	expect(asked).toHaveLength(1);
	expect(asked[0]).toMatch(/^https:\/\/example\.com\/[a-z]/);
	expect(asked[0]).not.toContain('test-key');
});
