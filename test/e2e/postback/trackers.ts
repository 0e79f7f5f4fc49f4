import { PRESET, type PresetName } from '../../../nodes/shared/postback/presets';

/** A conversion as it happened, whichever tracker tells of it. */
export interface Happened {
	clickId: string;
	externalId: string;
	transactionId: string;
	value: string;
	currency: string;
	/** Unix time in seconds. */
	at: number;
}

/** One tracker's way to fill in the macros of a postback URL. */
interface SimulatedTracker {
	/** Macros it knows, without their braces, and what it puts in. Others stay as they are. */
	macros: (happened: Happened) => Record<string, string>;
	/** What has to come out of the postback. */
	expected: (happened: Happened) => {
		event: string;
		status: string;
		revenue: number | null;
		currency: string | null;
	};
}

const numbered = (name: string, count: number) =>
	Object.fromEntries(
		Array.from({ length: count }, (_, index) => [
			`${name}${index + 1}`,
			`${name}-${index + 1} ä&=`,
		]),
	);
const visitor = {
	ip: '192.0.2.44',
	country: 'DE',
	country_code: 'DE',
	user_agent: 'Example Browser/1.0 (X; Y)',
	useragent: 'Example Browser/1.0 (X; Y)',
};
const sale =
	(currency: string | null, status = 'confirmed') =>
	({ value }: Happened) => ({
		event: 'Purchase',
		status,
		revenue: Number(value),
		currency,
	});

/** Macros and words as each tracker's documents have them. */
export const SIMULATED: Record<Exclude<PresetName, 'generic'>, SimulatedTracker> = {
	keitaro: {
		macros: ({ clickId, externalId, transactionId, value, currency }) => ({
			...visitor,
			...numbered('sub_id_', 15),
			subid: clickId,
			external_id: externalId,
			tid: transactionId,
			status: 'sale',
			revenue: value,
			profit: '1.00',
			currency,
			campaign_id: '7',
			campaign_name: 'Summer & Winter / Größe',
			offer_id: '12',
			landing_id: '3',
			ts_id: '2',
		}),
		expected: (happened) => sale(happened.currency)(happened),
	},
	voluum: {
		macros: ({ clickId, externalId, value }) => ({
			...visitor,
			...numbered('var', 10),
			clickid: clickId,
			externalid: externalId,
			payout: value,
			'campaign.id': 'c0ffee00-0000-4000-8000-000000000001',
			'campaign.name': 'Summer & Winter',
			'offer.id': 'o-1',
			'lander.id': 'l-1',
			'trafficsource.id': 't-1',
		}),
		expected: sale(null),
	},
	redtrack: {
		macros: ({ clickId, externalId, value, at }) => ({
			...visitor,
			...numbered('sub', 20),
			clickid: clickId,
			ref_id: externalId,
			offer_payout: value,
			type: 'Purchase',
			status: 'approved',
			timestamp: String(at),
			clicktime: String(at - 600),
			campaignid: '64a0c0ffee',
			campaignname: 'Summer & Winter',
			offerid: 'o-2',
			offername: 'Offer two',
			landerid: 'l-2',
			sourceid: 's-2',
		}),
		expected: sale(null),
	},
	bemob: {
		macros: ({ clickId, externalId, transactionId, value }) => ({
			clickId,
			externalId,
			txid: transactionId,
			payout: value,
			status: 'confirm',
		}),
		expected: sale(null),
	},
	binom: {
		macros: ({ clickId, externalId, value, currency, at }) => ({
			...visitor,
			...numbered('t', 30),
			clickid: clickId,
			externalid: externalId,
			payout: value,
			cnv_currency: currency,
			cnv_status: 'approved',
			unixconversiontime: String(at),
			unixtime: String(at - 600),
			campaign_id: '9',
			campaign_name: 'Summer & Winter',
			offer_id: '4',
			offer_name: 'Offer four',
			landing_id: '5',
			traffic_source_id: '6',
		}),
		expected: (happened) => sale(happened.currency)(happened),
	},
	tgTracker: {
		macros: ({ clickId, value, currency, at }) => ({
			uid: clickId,
			event: 'deposit',
			value,
			currency,
			occurred_at_ms: String(at * 1000),
			tg_id: '700000001',
			fbclid: 'IwAR0-example-fbclid-0001',
			campaign_id: 'tg-1',
		}),
		expected: (happened) => sale(happened.currency)(happened),
	},
};

/** Replaces the macros a tracker knows, URL-encoded, and leaves the others as they are. */
export function fill(url: string, macros: Record<string, string>): string {
	return url.replace(/\{([\w.]+)\}/g, (macro, name: string) => {
		const value = macros[name];
		return value === undefined ? macro : encodeURIComponent(value);
	});
}

/** The macros of a preset that its simulated tracker does not know. */
export function unknownMacros(preset: keyof typeof SIMULATED, happened: Happened): string[] {
	const known = SIMULATED[preset].macros(happened);
	return PRESET[preset].template
		.map(([, macro]) => macro)
		.filter((macro) => !(macro.slice(1, -1) in known));
}
