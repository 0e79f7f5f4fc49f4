import { DAY_MS } from '../../conversion/time';
import { ServiceError } from '../../n8n/serviceError';
import type { BreakdownQuery, BreakdownRow } from '../breakdownRow';
import { findIn, type Entity, type EntityKind } from '../entity';
import { hostedAccount } from '../hostedApi';
import type { AccountSettings, TrackerLink, TrackerModule } from '../module';
import type { Tracker, TrackerLimits } from '../tracker';
import { fetchBreakdown } from './breakdown';
import { CAPABILITIES, NOTES } from './capabilities';
import { BemobClient } from './client';
import { CHEAPEST_READ, type BemobCredential } from './connection';
import { fetchEntities, toEntity } from './entities';
import { BEMOB } from './voice';

/** One BeMob account. There is no log of conversions or clicks to be read. */
export class BemobTracker implements Tracker {
	readonly name = 'bemob';
	readonly memory = {};
	readonly limits: TrackerLimits = { overlapMs: 0, sliceMs: DAY_MS };

	private readonly client: BemobClient;

	constructor(
		link: TrackerLink,
		private readonly settings: AccountSettings,
		readonly account: string,
	) {
		this.client = new BemobClient(link);
	}

	async test(): Promise<void> {
		await this.client.rows(CHEAPEST_READ);
	}

	async *list(kind: EntityKind): AsyncGenerator<Entity[]> {
		const { account, settings } = this;
		const rows = await fetchEntities(this.client, kind);
		yield rows.map((row) => toEntity(row, kind, { account, includeRaw: settings.includeRaw }));
	}

	/** Out of the list: whether one can be asked for alone is not known. */
	async get(kind: EntityKind, id: string): Promise<Entity> {
		const found = await findIn(this.list(kind), id);
		if (found !== undefined) return found;
		throw new ServiceError(BEMOB, { kind: 'notFound', detail: id });
	}

	async *breakdown(query: BreakdownQuery): AsyncGenerator<BreakdownRow[]> {
		yield await fetchBreakdown(this.client, query, this.settings.currency);
	}
}

export const bemob: TrackerModule = {
	name: 'bemob',
	displayName: 'BeMob',
	voice: BEMOB,
	credential: 'bemobApi',
	capabilities: CAPABILITIES,
	notes: NOTES,
	geoLevels: ['country'],

	accountOf(credential) {
		const typed = credential as unknown as BemobCredential;
		const key = typed.authentication === 'singleKey' ? typed.apiKey : typed.accessKey;
		const account = hostedAccount(typed.accountName, key);
		if (account !== undefined) return account;
		throw new Error("Set 'Account Name', or the key, in the BeMob API credential");
	},

	connect(link, settings) {
		return new BemobTracker(link, settings, bemob.accountOf(link.credential));
	},
};
