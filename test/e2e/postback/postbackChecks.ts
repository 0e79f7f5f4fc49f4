import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import { readyUrl, withSecretInPath } from '../../../nodes/shared/postback/readyUrl';
import { sign } from '../../../nodes/shared/security/signature';
import type { Checks } from '../../live/checks';
import type { Rest } from '../../live/rest';
import type { Credential } from '../../live/rest-types';
import { HMAC_SECRET, Place, PREVIOUS_SECRET, SECRET, SECRETS, type Answer } from './place';
import { fill, SIMULATED, type Happened } from './trackers';

/** A running n8n with the package, signed in to. */
export interface PostbackStage {
	rest: Rest;
	/** Where n8n listens. */
	url: string;
	checks: Checks;
}

const LOCAL = { requireHttps: false };
const NAMES = Object.keys(SIMULATED) as Array<keyof typeof SIMULATED>;

const happened = (name: string, method: string): Happened => ({
	clickId: `${name}-${method}-click`,
	externalId: `IwAR0-${name}-example-0001`,
	transactionId: `${name}/${method} 1`,
	value: '1234.50',
	currency: 'EUR',
	at: Math.floor(Date.now() / 1000) - 60,
});

/** Each preset's URL, filled in by its tracker, by GET and by POST. */
async function checkPresets({ rest, url, checks }: PostbackStage, credential: Credential) {
	for (const name of NAMES) {
		await checks.check(`${name}: its URL arrives as its conversion, GET and POST`, async () => {
			const parameters = { tracker: name, security: LOCAL };
			const place = await Place.publish(rest, url, `Preset ${name}`, parameters, [credential]);
			for (const [index, method] of ['GET', 'POST'].entries()) {
				const facts = happened(name, method);
				const called = fill(readyUrl(name, place.url, SECRET), SIMULATED[name].macros(facts));
				const { status, body } = await place.call(called, { method });
				assert.deepEqual([status, body], [200, 'OK']);
				const item = (await place.items(index + 1))[index] ?? {};
				const { event, status: state, revenue, currency, clickId, tracker } = item;
				const { status: wantedState, ...wanted } = SIMULATED[name].expected(facts);
				assert.deepEqual(
					{ event, status: state, revenue, currency, clickId, tracker },
					{ ...wanted, status: wantedState, clickId: facts.clickId, tracker: name },
				);
				assert.deepEqual((item.postback as IDataObject).flags, []);
			}
			await place.unpublish();
		});
	}
}

/** Calls that must not start anything, as a real server sees them. */
async function checkRefusals({ rest, url, checks }: PostbackStage, credential: Credential) {
	const security = { ...LOCAL, rateLimit: 100_000 };
	const parameters = { tracker: 'generic', authentication: 'either', security };
	const place = await Place.publish(rest, url, 'Refusals', parameters, [credential]);
	const json = { 'content-type': 'application/json' };
	const good = `?secret=${SECRET}&click_id=c`;
	const post = (
		body: RequestInit['body'],
		headers: Record<string, string> = json,
	): RequestInit => ({
		method: 'POST',
		body,
		headers,
	});
	const signed = (shiftS: number, key: string): RequestInit => {
		const body = '{"click_id":"signed"}';
		const time = String(Math.floor(Date.now() / 1000) + shiftS);
		const signature = sign(key, time, Buffer.from(body)).toString('hex');
		return post(body, { ...json, 'x-timestamp': time, 'x-signature': signature });
	};
	const rows: Array<[string, number, () => Promise<Answer>]> = [
		['a wrong secret', 401, async () => await place.send('?secret=wrong&click_id=c')],
		['no secret', 401, async () => await place.send('?click_id=c')],
		[
			'a wrong secret in the path',
			401,
			async () => await place.call(withSecretInPath(place.url, 'wrong')),
		],
		['a wrong signature', 401, async () => await place.send('', signed(0, 'wrong-key-0123456789'))],
		['an old signature', 401, async () => await place.send('', signed(-400, HMAC_SECRET))],
		['no click id', 400, async () => await place.send(`?secret=${SECRET}`)],
		[
			'a macro as click id',
			400,
			async () => await place.send(`?secret=${SECRET}&click_id={subid}`),
		],
		['two click ids', 400, async () => await place.send(`${good}&click_id=d`)],
		[
			'a click id with brackets',
			400,
			async () => await place.send(`?secret=${SECRET}&click_id[a]=1`),
		],
		['a JSON list', 400, async () => await place.send(`?secret=${SECRET}`, post('[1]'))],
		// n8n itself reads bodies that say they are JSON, and answers before the node is asked.
		['broken JSON', 422, async () => await place.send(`?secret=${SECRET}`, post('{'))],
		['a body of 1 MB', 413, async () => await place.send(good, post(`{"a":"${'x'.repeat(1e6)}"}`))],
		['another method', 404, async () => await place.send(good, { method: 'PUT' })],
	];
	for (const [what, status, send] of rows) {
		await checks.check(`refused: ${what}`, async () => {
			const answer = await send();
			assert.equal(answer.status, status, answer.body);
			for (const secret of [SECRET, PREVIOUS_SECRET, HMAC_SECRET]) {
				assert.ok(!answer.body.includes(secret), answer.body);
			}
		});
	}
	const accepted: Array<[string, () => Promise<Answer>]> = [
		[
			'the secret in the path',
			async () => await place.call(`${withSecretInPath(place.url, SECRET)}?click_id=path`),
		],
		[
			'the secret in a header',
			async () =>
				await place.send('?click_id=header', { headers: { 'x-postback-secret': SECRET } }),
		],
		[
			'the previous secret',
			async () => await place.send(`?secret=${PREVIOUS_SECRET}&click_id=previous`),
		],
		['a signature', async () => await place.send('', signed(0, HMAC_SECRET))],
		[
			'a form',
			async () =>
				await place.send(
					`?secret=${SECRET}`,
					post('click_id=form', { 'content-type': 'application/x-www-form-urlencoded' }),
				),
		],
		[
			'a body of no type',
			async () =>
				await place.send(`?secret=${SECRET}`, {
					method: 'POST',
					body: Buffer.from('click_id=bytes'),
				}),
		],
	];
	await checks.check(
		'accepted: each way to prove and to send, and nothing else started',
		async () => {
			for (const [what, send] of accepted) assert.equal((await send()).status, 200, what);
			const clickIds = (await place.items(accepted.length)).map(({ clickId }) => clickId);
			assert.deepEqual(clickIds, ['path', 'header', 'previous', 'signed', 'form', 'bytes']);
			assert.equal((await place.executions(accepted.length)).length, accepted.length);
		},
	);
	await place.unpublish();
}

/** The limit, duplicates, answers and the second output. */
async function checkRest({ rest, url, checks }: PostbackStage, credential: Credential) {
	await checks.check('the call after the limit gets 429 with Retry-After', async () => {
		const parameters = { tracker: 'generic', security: { ...LOCAL, rateLimit: 3 } };
		const place = await Place.publish(rest, url, 'Limit', parameters, [credential]);
		const statuses: number[] = [];
		for (let n = 0; n < 3; n++) {
			statuses.push((await place.send(`?secret=${SECRET}&click_id=${n}`)).status);
		}
		const last = await place.send(`?secret=${SECRET}&click_id=last`);
		assert.deepEqual([...statuses, last.status], [200, 200, 200, 429]);
		assert.ok(Number(last.headers.get('retry-after')) > 0);
		await place.unpublish();
	});
	await checks.check('a duplicate is answered and starts nothing, a new status does', async () => {
		const options = { answer: 'pixel' };
		const parameters = { tracker: 'keitaro', security: LOCAL, options };
		const place = await Place.publish(rest, url, 'Duplicates', parameters, [credential]);
		const send = async (status: string) =>
			await place.send(`?secret=${SECRET}&subid=c1&tid=t1&status=${status}`);
		const first = await send('lead');
		assert.match(first.headers.get('content-type') ?? '', /^image\/gif/);
		await send('lead');
		await send('sale');
		const items = await place.items(2);
		assert.deepEqual(
			items.map(({ trackerStatus }) => trackerStatus),
			['lead', 'sale'],
		);
		assert.equal(new Set(items.map(({ id }) => id)).size, 1);
		await place.unpublish();
	});
	await checks.check('refused calls come out of the second output, without secrets', async () => {
		const parameters = { tracker: 'generic', security: LOCAL, refused: 'output' };
		const place = await Place.publish(rest, url, 'Refused', parameters, [credential]);
		await place.send(`?secret=wrong-${SECRET}&click_id=c`);
		const [execution] = await place.executions(1);
		assert.deepEqual(Object.keys(execution?.runData ?? {}), ['Postback Trigger', 'After refused']);
		const [item] = await place.items(1, 1);
		assert.deepEqual([item?.status, item?.code], [401, 'secret']);
		assert.ok(!JSON.stringify(execution?.runData).includes(SECRET));
		await place.unpublish();
	});
}

/** Everything about the Postback Trigger that only a real server shows. */
export async function postbackChecks(stage: PostbackStage): Promise<void> {
	const credential = await stage.rest.createCredential(SECRETS);
	await stage.checks.check('the credential is tested without asking anybody', async () => {
		const { status, message } = await stage.rest.testCredential(credential.id, SECRETS);
		assert.equal(status, 'OK', message);
		const short = { ...SECRETS, data: { ...SECRETS.data, secret: 'short' } };
		assert.equal((await stage.rest.testCredential(credential.id, short)).status, 'Error');
	});
	await checkPresets(stage, credential);
	await checkRefusals(stage, credential);
	await checkRest(stage, credential);
}
