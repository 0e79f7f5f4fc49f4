import type { Conversion } from '../../conversion/conversion';

/** What a conversion can say under `platformFields.googleAnalytics`; everything else is left alone. */
export interface ByHand {
	/** Of the visitor, from the cookie `_ga`. */
	clientId?: string;
	/** The advertiser's own number of a signed-in visitor; must not name a person. */
	userId?: string;
	/** Of the visit, from the cookie `_ga_<stream>`. */
	sessionId?: string;
	/** Milliseconds. */
	engagementTimeMs?: number;
	/** Further parameters of the event. */
	params: Readonly<Record<string, string | number | boolean>>;
}

const NOTHING: ByHand = { params: {} };

/** `GA1.1.1234567890.1700000000`: the ID is the last two parts. */
const COOKIE = /^GA\d+\.\d+(?:-\d+)?\.(.+)$/;
const CLIENT_ID = /^[\w.-]{3,100}$/;

export function byHand({ platformFields }: Pick<Conversion, 'platformFields'>): ByHand {
	const given = platformFields?.googleAnalytics;
	if (!given) return NOTHING;
	const text = (name: string): string | undefined => {
		const value = given[name];
		const isPlain = typeof value === 'string' || typeof value === 'number';
		return isPlain && String(value).trim() !== '' ? String(value).trim() : undefined;
	};
	const clientId = text('clientId')?.replace(COOKIE, '$1');
	const time = Number(given.engagementTimeMs);
	return {
		...(clientId !== undefined && CLIENT_ID.test(clientId) && { clientId }),
		userId: text('userId'),
		sessionId: text('sessionId'),
		...(given.engagementTimeMs !== undefined && time >= 0 && { engagementTimeMs: time }),
		params: paramsOf(given.params),
	};
}

function paramsOf(given: unknown): Record<string, string | number | boolean> {
	if (typeof given !== 'object' || given === null || Array.isArray(given)) return {};
	return Object.fromEntries(
		Object.entries(given).filter(
			(entry): entry is [string, string | number | boolean] =>
				['string', 'number', 'boolean'].includes(typeof entry[1]) && entry[1] !== '',
		),
	);
}
