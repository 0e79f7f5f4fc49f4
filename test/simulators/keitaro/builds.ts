import type { TruthStatus } from '../generator';

/** Generations of Keitaro that answer differently. */
export type Build = 'v11' | 'v10' | 'v9';

export interface BuildTraits {
	/** How many `sub_id_N` columns there are. */
	subIds: number;
	/** Status of a validation error: 406 by the specification, 422 on newer trackers. */
	validationStatus: 406 | 422;
	/** Whether `GET /campaigns` knows `offset` and `limit`; older builds ignore them. */
	campaignPaging: boolean;
	/** Whether log answers carry `total`. */
	total: boolean;
	/** Whether amounts of logs and reports are numeric strings. */
	moneyAsText: boolean;
	/** Whether a log body with the old sample's `order` key is refused. */
	refusesOrderKey: boolean;
	/** Columns of the conversions log that are taken, but not answered. */
	hidden: readonly string[];
	/** Columns of the conversions log that are unknown. */
	missing: readonly string[];
	/** What became of statuses this build has no word for. */
	statusWords: Partial<Record<TruthStatus, string>>;
}

export const BUILDS: Record<Build, BuildTraits> = {
	v11: {
		subIds: 30,
		validationStatus: 422,
		campaignPaging: true,
		total: true,
		moneyAsText: false,
		refusesOrderKey: true,
		hidden: ['conversion_id', 'original_status', 'previous_status', 'postback_datetime'],
		missing: [],
		statusWords: {},
	},
	v10: {
		subIds: 30,
		validationStatus: 422,
		campaignPaging: false,
		total: true,
		moneyAsText: true,
		refusesOrderKey: true,
		hidden: [],
		missing: [],
		statusWords: {},
	},
	v9: {
		subIds: 15,
		validationStatus: 406,
		campaignPaging: false,
		total: false,
		moneyAsText: true,
		refusesOrderKey: false,
		hidden: [],
		missing: [
			'event_id',
			'conversion_type',
			'conversion_type_id',
			'status_history',
			'version',
			'sign',
		],
		statusWords: { registration: 'lead', deposit: 'sale', trash: 'rejected' },
	},
};

export interface ConversionType {
	id: number;
	name: string;
	/** Keitaro's lower case word, as `status` has it. */
	status: string;
	/** Raw words of networks that mean it. */
	values: readonly string[];
}

/** Conversion types of v10 and newer; rebill is a user-made one there. Keitaro has no refund. */
export const CONVERSION_TYPES: Record<Exclude<TruthStatus, 'refunded'>, ConversionType> = {
	sale: { id: 1, name: 'Sale', status: 'sale', values: ['sale', 'approved'] },
	lead: { id: 2, name: 'Lead', status: 'lead', values: ['lead', 'pending', 'hold'] },
	rejected: {
		id: 3,
		name: 'Rejected',
		status: 'rejected',
		values: ['rejected', 'declined', 'refund', 'chargeback'],
	},
	trash: { id: 4, name: 'Trash', status: 'trash', values: ['trash'] },
	registration: {
		id: 5,
		name: 'Registration',
		status: 'registration',
		values: ['reg', 'registration'],
	},
	deposit: { id: 6, name: 'Deposit', status: 'deposit', values: ['dep', 'deposit'] },
	rebill: { id: 7, name: 'Rebill', status: 'rebill', values: ['rebill'] },
};

export function conversionType(status: TruthStatus): ConversionType {
	return CONVERSION_TYPES[status === 'refunded' ? 'rejected' : status];
}

export function keitaroStatus(status: TruthStatus, traits: BuildTraits): string {
	return traits.statusWords[status] ?? conversionType(status).status;
}

/** The status a network's word stands for; a postback without one is a sale. */
export function statusOfWord(word: string): TruthStatus | undefined {
	if (word === '') return 'sale';
	const lower = word.toLowerCase();
	if (lower === 'refunded') return 'refunded';
	const known = Object.entries(CONVERSION_TYPES).find(
		([status, { values }]) => status === lower || values.includes(lower),
	);
	return known?.[0] as TruthStatus | undefined;
}
