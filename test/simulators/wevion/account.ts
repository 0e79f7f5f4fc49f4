import { Refusal } from './refusal';

export type Row = Record<string, unknown>;

/** A connected tracker and everything that hangs on it. */
export interface SimulatedTracker {
	row: Row;
	users: Row[];
	/** Users of the tracker that a member sees, by member. */
	access: Map<string, string[]>;
	mappings: Row[];
	rules: Row[];
}

/** The only key that the trackers behind this workspace take. */
export const TRACKER_KEY = 'tracker-test-key';

const USERS: Row[] = [
	{ id: '3', login: 'anna' },
	{ id: '4', login: 'boris' },
];

const newTracker = (id: string, row: Row): SimulatedTracker => ({
	row: { id, status: 'synced', lastSyncedAt: '2026-11-20T12:15:00.000Z', ...row },
	users: USERS.map((user) => ({ ...user })),
	access: new Map(),
	mappings: [],
	rules: [],
});

const mapping = (campaign: number, name: string, ad: string): Row => ({
	id: `map-${campaign}`,
	trackerCampaignId: String(campaign),
	trackerCampaignName: name,
	campaignId: ad,
	campaignName: `Meta ${name}`,
	platform: 'meta',
	createdAt: '2026-11-01T00:00:00.000Z',
});

/** One workspace. Nothing of it is known but what Wevion's help pages tell; the rest is made up here. */
export class WevionAccount {
	readonly trackers = new Map<string, SimulatedTracker>();
	/** What postbacks brought, oldest first. */
	readonly conversions: Row[] = [];
	private made = 0;

	constructor() {
		const keitaro = newTracker('trk-1', {
			name: 'Production Keitaro',
			type: 'keitaro',
			url: 'https://tracker.example.com',
		});
		keitaro.mappings.push(
			mapping(101, 'Summer Sale', 'ad-1'),
			mapping(102, 'Winter Sale', 'ad-2'),
			mapping(103, 'Spring Sale', 'ad-3'),
		);
		keitaro.rules.push({
			...{ id: 'rule-1', field: 'sub_1', operator: 'prefix', value: 'fb_', campaignId: 'ad-1' },
		});
		keitaro.access.set('member-1', ['3']);
		this.trackers.set('trk-1', keitaro);
		this.trackers.set(
			'trk-2',
			newTracker('trk-2', { name: 'Binom', type: 'binom_v2', url: 'https://b.example.com' }),
		);
	}

	tracker(id: string): SimulatedTracker {
		const found = this.trackers.get(id);
		if (found === undefined) throw new Refusal(404, 'Tracker config not found');
		return found;
	}

	create(given: Row): Row {
		const row = withoutSecrets(given);
		if (typeof row.name !== 'string' || typeof row.type !== 'string') {
			throw new Refusal(400, 'body must have name and type');
		}
		this.made += 1;
		const created = newTracker(`new-${this.made}`, { ...row, status: 'syncing' });
		this.trackers.set(String(created.row.id), created);
		return created.row;
	}

	/** A row for each rule or mapping that is new gets an id. */
	withId(row: Row, kind: string): Row {
		this.made += 1;
		return { id: `${kind}-new-${this.made}`, ...row };
	}
}

/** Wevion keeps secrets and does not hand them out. */
export const withoutSecrets = (row: Row): Row => without(row, 'apiKey', 'password');

export const without = <T>(row: Record<string, T>, ...names: string[]): Record<string, T> =>
	Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));

/** What Wevion says when it cannot reach a tracker; nothing when it can. */
export function troubleWith({ url, apiKey, password }: Row): string | undefined {
	const address = typeof url === 'string' ? url : '';
	if (address === '' || address.endsWith('/')) return 'ENOTFOUND';
	if (address.includes('down')) return 'connect ECONNREFUSED';
	if (address.includes('slow')) return 'timeout of 10000ms exceeded';
	return [apiKey, password].includes(TRACKER_KEY) ? undefined : 'Request failed with status 401';
}
