import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DateTime } from 'luxon';
import { RedtrackApi } from '../../credentials/RedtrackApi.credentials';
import type { BreakdownQuery } from '../../nodes/shared/trackers/breakdownRow';
import type { EntityKind } from '../../nodes/shared/trackers/entity';
import type { AccountSettings } from '../../nodes/shared/trackers/module';
import { redtrack } from '../../nodes/shared/trackers/redtrack';
import type { Tracker } from '../../nodes/shared/trackers/tracker';
import { testCredential } from '../harness';
import { Probe } from '../nodes/shared/trackers/probe';
import type { Received } from '../simulators/base';
import { redtrackId, RedtrackSimulator } from '../simulators/redtrack';

const FOLDER = 'test-results';
const FILE = path.join(FOLDER, 'redtrack.ndjson');

const NOW = Date.UTC(2026, 10, 20, 12);
const at = (ms: number) => DateTime.fromMillis(ms, { zone: 'utc' });
const WINDOW = { from: at(NOW - 5 * 86_400_000), to: at(NOW) };
const DAYS = { from: '2026-11-16', to: '2026-11-20', timeZone: 'Europe/Berlin' };
const [ONE, OTHER] = [redtrackId('campaign', 1), redtrackId('campaign', 4)];

const IDS: Readonly<Record<EntityKind, string>> = {
	campaign: ONE,
	offer: redtrackId('offer', 1),
	landingPage: redtrackId('landing', 1),
	flow: redtrackId('stream', 1),
	trafficSource: redtrackId('source', 1),
	affiliateNetwork: redtrackId('network', 1),
};

const BREAKDOWNS: Array<Partial<BreakdownQuery>> = [
	{ kind: 'subId', subIds: [1] },
	{ kind: 'subId', subIds: [3, 20] },
	{ kind: 'landingPage' },
	{ kind: 'offer', campaignIds: [ONE] },
	{ kind: 'offer', campaignIds: [ONE, OTHER] },
	{ kind: 'geo' },
	{ kind: 'geo', geo: 'region' },
	{ kind: 'geo', geo: 'city' },
];

async function drain(pages: AsyncIterable<unknown> | undefined): Promise<void> {
	for await (const page of pages ?? []) void page;
}

type Use = (tracker: Tracker) => Promise<unknown>;

const upload = { transactionId: null, payout: 1.5, currency: 'USD', status: 'Purchase' };

/** Everything that the adapter can be asked for, by the name of the operation. */
function uses(clickId: string): Array<[string, Use, Partial<AccountSettings>?]> {
	const kinds = Object.entries(IDS) as Array<[EntityKind, string]>;
	return [
		['connection.test', async (tracker) => await tracker.test?.()],
		['conversion.getAll', async (tracker) => await drain(tracker.conversions?.(WINDOW))],
		[
			'conversion.getAll',
			async (tracker) => await drain(tracker.conversions?.(WINDOW)),
			{ campaignIds: [ONE] },
		],
		[
			'conversion.getAll',
			async (tracker) => await drain(tracker.conversions?.({ from: WINDOW.from })),
		],
		['conversion.latest', async (tracker) => await tracker.latest?.(5, WINDOW)],
		['click.getAll', async (tracker) => await drain(tracker.clicks?.(WINDOW))],
		[
			'click.getAll',
			async (tracker) => await drain(tracker.clicks?.(WINDOW)),
			{ campaignIds: [ONE] },
		],
		...kinds.flatMap(
			([kind, id]): Array<[string, Use]> => [
				[`${kind}.getAll`, async (tracker) => await drain(tracker.list?.(kind))],
				[`${kind}.get`, async (tracker) => await tracker.get?.(kind, id)],
			],
		),
		...BREAKDOWNS.map((query): [string, Use] => [
			`breakdown.${query.kind}`,
			async (tracker) =>
				await drain(tracker.breakdown?.({ kind: 'offer', campaignIds: [], ...DAYS, ...query })),
		]),
		[
			'conversion.upload',
			async (tracker) =>
				await tracker.upload?.([
					{ ...upload, clickId, convertedAt: at(NOW - 60_000).toISO() },
					{ ...upload, clickId, payout: null, status: null, convertedAt: null },
				]),
		],
	];
}

/** A request as it came over the wire; the key is masked by the simulator. */
function lineOf(operation: string, { method, path: at, query, body, headers }: Received): string {
	const json = body === '' ? {} : { body: JSON.parse(body) as unknown };
	return JSON.stringify({ operation, method, path: at, query, ...json, headers });
}

/** Runs everything that the adapter can do inside n8n and writes down what it asked the tracker for. */
async function main(): Promise<void> {
	const simulator = new RedtrackSimulator({ conversions: 200, days: 10, now: () => NOW });
	await simulator.start();
	const credential = {
		apiKey: simulator.apiKey,
		accountName: 'contract',
		timeZone: 'Europe/Berlin',
		currency: 'USD',
		apiUrl: simulator.url,
		connectionCheck: 'on test',
	};
	const lines: string[] = [];
	const operations = new Set<string>();
	const write = (operation: string) => {
		operations.add(operation);
		for (const received of simulator.received()) {
			// A refusal would be a request that the specification does not know.
			if (Number(received.answered) >= 300) throw new Error(lineOf(operation, received));
			lines.push(lineOf(operation, received));
		}
		simulator.forgetTraffic();
	};
	try {
		await testCredential({ credential: new RedtrackApi(), data: { ...credential } });
		write('credential.test');
		const { id: clickId } = simulator.account.truth.click(5);
		for (const [operation, use, chosen] of uses(clickId)) {
			await new Probe<Tracker>(redtrack, new RedtrackApi(), credential, chosen).run(use);
			write(operation);
		}
	} finally {
		await simulator.stop();
	}
	mkdirSync(FOLDER, { recursive: true });
	writeFileSync(FILE, `${lines.join('\n')}\n`);
	console.log(`${operations.size} operations, ${lines.length} requests in ${FILE}`);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
