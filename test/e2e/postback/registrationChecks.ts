import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { Checks } from '../../live/checks';
import type { N8nServer } from '../../live/n8n';
import type { Rest } from '../../live/rest';
import { KeitaroSimulator } from '../../simulators/keitaro';
import { Place, SECRET, SECRETS } from './place';

/** A running n8n that may be killed, signed in to. */
export interface RegistrationStage {
	rest: Rest;
	server: N8nServer;
	checks: Checks;
}

/** Postbacks of others, with an order and fields of their own. */
const OTHERS = [
	{ url: 'https://a.example.com/pb?c={subid}&x={_tid}', method: 'GET', statuses: ['sale'] },
	{ method: 'POST', statuses: [], url: 'https://b.example.com/?q=%7Bsubid%7D', label: [1, '1.00'] },
	{ statuses: ['lead'], custom: 'ü', url: 'https://c.example.com/postback', method: 'GET' },
];

/** The node enters itself in Keitaro and leaves again, past a crash and a tracker that is down. */
export async function registrationChecks({
	rest,
	server,
	checks,
}: RegistrationStage): Promise<void> {
	const simulator = new KeitaroSimulator({ conversions: 10 });
	const url = await simulator.start();
	const port = Number(new URL(url).port);
	const campaigns = simulator.account.collection('campaigns');
	const id = Number(campaigns.list(false)[0]?.id);
	campaigns.update(id, { postbacks: OTHERS });
	const entries = () => campaigns.get(id).postbacks as IDataObject[];
	const isOwn = (entry: IDataObject) => String(entry.url).startsWith(server.url);
	const others = () => JSON.stringify(entries().filter((entry) => !isOwn(entry)));
	const before = others();
	const check = (count: number, when: string) => {
		assert.equal(entries().filter(isOwn).length, count, when);
		assert.equal(others(), before, when);
	};
	try {
		const secret = await rest.createCredential({ ...SECRETS, name: 'Registration secret' });
		const data = { url, apiKey: simulator.apiKey, currency: 'USD', ignoreSslIssues: false };
		const keitaro = await rest.createCredential({ name: 'Registration', type: 'keitaroApi', data });
		const parameters = {
			tracker: 'keitaro',
			register: 'campaigns',
			registerCampaigns: [String(id)],
			security: { requireHttps: false },
		};
		let place: Place | undefined;
		await checks.check(
			'registers in Keitaro when published, three others byte for byte',
			async () => {
				place = await Place.publish(rest, server.url, 'Registration', parameters, [
					secret,
					keitaro,
				]);
				check(1, 'published');
				const own = String(entries().find(isOwn)?.url);
				assert.ok(own.startsWith(`${place.url}?secret=${SECRET}&click_id={subid}`), own);
			},
		);
		await checks.check(
			'puts the address that answers in the end in place of the first',
			async () => {
				await place?.change({ registerAnswer: 'ended' });
				check(1, 'published with the other address');
				const own = String(entries().find(isOwn)?.url);
				assert.ok(own.startsWith(`${place?.url}/confirmed?secret=${SECRET}&`), own);
				const answer = await place?.call(own.replaceAll('{', '').replaceAll('}', ''));
				assert.deepEqual([answer?.status, answer?.body], [200, '']);
			},
		);
		await checks.check('leaves Keitaro when unpublished, three others byte for byte', async () => {
			await place?.unpublish();
			check(0, 'unpublished');
			await place?.publishAgain();
			check(1, 'published again');
		});
		await checks.check('is there once after n8n was killed and started again', async () => {
			await server.kill();
			check(1, 'killed');
			await server.launch();
			if (place) await rest.waitUntilPublished(place.id);
			check(1, 'started again');
		});
		await checks.check(
			'a Keitaro that is down does not keep it published, and is cleaned later',
			async () => {
				await simulator.stop();
				await place?.unpublish();
				check(1, 'unpublished while Keitaro was down');
				await simulator.start(port);
				await place?.publishAgain();
				check(1, 'published again');
				await place?.unpublish();
				check(0, 'unpublished');
			},
		);
	} finally {
		await simulator.stop();
	}
}
