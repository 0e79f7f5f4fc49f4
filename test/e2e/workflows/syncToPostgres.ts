import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { UserError } from '../../live/log';
import { hostFolder } from '../../live/paths';
import { type PostgresAddress, PostgresServer } from '../../live/postgres';
import type { TruthRow } from '../../simulators/keitaro';
import type { ReadyWorkflow } from './ready';
import { setFields } from './services';
import { callKeitaro } from './trackerApi';

const TRIGGER = 'Every 15 Minutes';
/** Few enough that the second run can be told from the first by what it reads. */
const FIRST_DAYS = 1;
const OVERLAP_HOURS = 2;
const HOUR_MS = 3_600_000;
const NEW = 4;
const TABLES = ['campaigns', 'offers', 'landing_pages', 'flows', 'traffic_sources'];

type Row = Record<string, unknown>;

/** As far as it is used here; the client is the one that n8n itself has. */
interface Client {
	connect(): Promise<void>;
	query(text: string): Promise<{ rows: Row[] }>;
	end(): Promise<void>;
}

async function connect(address: PostgresAddress): Promise<Client> {
	const load = createRequire(join(hostFolder, 'node_modules', 'package.json'));
	const { Client } = load('pg') as { Client: new (address: PostgresAddress) => Client };
	const client = new Client(address);
	await client.connect();
	return client;
}

/** A tracker in tables: each row once, changes in place, and only what is new is read again. */
export const syncToPostgres: ReadyWorkflow = {
	async open(world) {
		const server = await PostgresServer.start(world.run.log).catch((error: unknown) => {
			if (!(error instanceof UserError)) throw error;
			return error.message;
		});
		if (typeof server === 'string') return { leftOut: `without a PostgreSQL: ${server}` };
		world.atEnd(async () => await server.stop());
		await world.addCredential({
			name: 'PostgreSQL',
			type: 'postgres',
			data: { ...server.address, ssl: 'disable', maxConnections: 5, sshTunnel: false },
		});
		const client = await connect(server.address);
		world.atEnd(async () => await client.end());
		const rowsOf = async (text: string) => (await client.query(text)).rows;
		const countOf = async (table: string) =>
			Number((await rowsOf(`SELECT count(*) FROM tracker_hub.${table}`))[0]?.count);
		const keitaro = world.control('keitaro');
		let counts: Record<string, number> = {};
		let created: TruthRow[] = [];
		let changed: TruthRow | undefined;
		let renamed = '';
		let begun = 0;
		let firstFrom = NaN;
		const logs = ['clicks', 'conversions'];

		return {
			run: async (imported, time) => {
				if (time === 1) {
					const settings = { firstDays: FIRST_DAYS, overlapHours: OVERLAP_HOURS };
					await setFields(imported, 'Settings', settings);
				} else {
					created = await keitaro.command<TruthRow[]>('create', { count: NEW });
					// A postback changes a conversion that is in the table already.
					const [old] = await rowsOf(
						`SELECT id FROM tracker_hub.conversions WHERE status = 'confirmed' ORDER BY converted_at LIMIT 1`,
					);
					const order = { eventId: old?.id, status: 'rejected' };
					changed = await keitaro.command<TruthRow>('postback', order);
					renamed = 'FB | Keto | DE, renamed';
					await callKeitaro(world, 'PUT', '/campaigns/1', { name: renamed });
				}
				begun = Date.now();
				return [await imported.start(TRIGGER)];
			},
			check: async (_, time) => {
				const now: Record<string, number> = {};
				for (const table of [...TABLES, ...logs]) now[table] = await countOf(table);
				world.run.log(`        ${JSON.stringify(now)}`);
				const [clicks, conversions] = await Promise.all(logs.map(readFrom));
				if (time === 1) {
					counts = now;
					firstFrom = conversions ?? NaN;
					await expectEntities(now);
				} else {
					// A click from before the overlap would have been logged before the first run.
					const due = ({ click_datetime: at }: TruthRow) => Date.parse(at) >= (clicks ?? NaN);
					const expected = {
						...counts,
						clicks: Number(counts.clicks) + created.filter(due).length,
					};
					assert.deepEqual(
						{ ...now, conversions: undefined },
						{ ...expected, conversions: undefined },
					);
					await expectChanges();
					for (const from of [clicks, conversions]) {
						const hours = (begun - (from ?? NaN)) / HOUR_MS;
						assert.ok(hours < OVERLAP_HOURS + 1, `read again from ${hours} hours ago`);
					}
				}
				await expectConversions();
			},
		};

		/** From when on the log was asked for in this run, in milliseconds. */
		async function readFrom(log: string): Promise<number> {
			const asked = await keitaro.received(`/${log}/log`, begun);
			assert.ok(asked.length > 0, `${log} were not read`);
			const { range } = JSON.parse(asked[0]?.body ?? '') as {
				range: { from: string; timezone: string };
			};
			assert.equal(range.timezone, 'UTC');
			return Date.parse(`${range.from.replace(' ', 'T')}Z`);
		}

		async function expectEntities(now: Readonly<Record<string, number>>): Promise<void> {
			const campaigns = await callKeitaro<Row[]>(world, 'GET', '/campaigns');
			const deleted = await callKeitaro<Row[]>(world, 'GET', '/campaigns/deleted');
			assert.equal(now.campaigns, campaigns.length + deleted.length);
			for (const table of [...TABLES, ...logs]) assert.ok((now[table] ?? 0) > 0, `no ${table}`);
		}

		/** Conversions since the beginning of the first run are the tracker's, as they stand now. */
		async function expectConversions(): Promise<void> {
			const truth = await keitaro.command<TruthRow[]>('truth');
			const due = truth.filter(
				({ datetime, campaign_state: state }) =>
					Date.parse(datetime) >= firstFrom && state !== 'deleted',
			);
			const stored = await rowsOf(
				'SELECT id, revenue, tracker_status FROM tracker_hub.conversions',
			);
			const known = new Set(due.map(({ event_id: id }) => id));
			const told = stored.filter(({ id }) => known.has(String(id)));
			const plain = (id: unknown, status: unknown, revenue: unknown) =>
				`${String(id)} ${String(status)} ${Number(revenue)}`;
			assert.deepEqual(
				told.map((row) => plain(row.id, row.tracker_status, row.revenue)).sort(),
				due.map((row) => plain(row.event_id, row.status, row.revenue)).sort(),
			);
		}

		async function expectChanges(): Promise<void> {
			const ids = created.map(({ event_id: id }) => `'${id}'`).join(', ');
			const [fresh] = await rowsOf(
				`SELECT count(*) FROM tracker_hub.conversions WHERE id IN (${ids})`,
			);
			assert.equal(Number(fresh?.count), NEW);
			const [row] = await rowsOf(
				`SELECT status, tracker_status FROM tracker_hub.conversions WHERE id = '${changed?.event_id}'`,
			);
			assert.deepEqual(row, { status: 'rejected', tracker_status: 'rejected' });
			const [campaign] = await rowsOf(`SELECT name FROM tracker_hub.campaigns WHERE id = '1'`);
			assert.equal(campaign?.name, renamed);
			const touched = await rowsOf(
				`SELECT id FROM tracker_hub.campaigns WHERE stored_at > to_timestamp(${begun / 1_000})`,
			);
			assert.deepEqual(
				touched.map(({ id }) => id),
				['1'],
				'rows that did not change were written',
			);
		}
	},
};
