import type { IDataObject } from 'n8n-workflow';
import { request, type Send } from '../../n8n/http';
import { MASK, maskSecrets } from '../../n8n/mask';
import { ServiceError } from '../../n8n/serviceError';
import type { ServiceVoice } from '../../n8n/sentences';
import { readNumber } from './typedRow';

/** A visit to hand to the Click API (keitaro-api §9). */
export interface ClickRequest {
	/** Address of the tracker, without a slash at the end. */
	panel: string;
	/** Token of the campaign: a secret. */
	token: string;
	ip: string;
	userAgent: string;
	language: string;
	referrer: string;
	landingPageId: string;
	/** Parameters of the campaign link. */
	parameters: ReadonlyArray<readonly [name: string, value: string]>;
}

const CLICK_API: ServiceVoice = {
	name: 'Keitaro',
	credential: 'Keitaro API',
	advice: {
		unauthorized: "Copy 'Campaign Token' anew from the campaign in Keitaro",
		invalid: 'Enable the campaign in Keitaro and check its flows',
		notFound: "Put an address that serves the Click API into 'Tracker URL'",
		webPage: "Put an address that serves the Click API into 'Tracker URL'",
	},
};

/** Records the click, once: a repeat would be a second click. Throws a `ServiceError` without the token. */
export async function sendClick(
	send: Send,
	asked: ClickRequest,
	now: () => number,
): Promise<IDataObject> {
	const { panel, token, ip, userAgent, language, referrer, landingPageId, parameters } = asked;
	const known = {
		ip,
		user_agent: userAgent,
		language,
		referrer,
		landing_id: landingPageId,
	};
	const given = [...parameters, ...Object.entries(known)].filter(
		([name, value]) => name !== '' && value !== '',
	);
	const query = { ...Object.fromEntries(given), token, log: 1, info: 1 };
	const url = `${panel.replace(/\/+$/, '')}/click_api/v3`;
	const { answer, problem } = await request(
		send,
		{ method: 'GET', url, query, timeoutMs: 30_000 },
		now,
	);
	if (problem !== undefined) {
		const { detail, ...rest } = problem;
		const told = detail === undefined ? undefined : maskSecrets(detail, [token]);
		throw new ServiceError(CLICK_API, { ...rest, ...(told && { detail: told }) });
	}
	return JSON.parse(maskSecrets(JSON.stringify(answer.body ?? {}), [token])) as IDataObject;
}

/** What the Click API answered, without tokens and, unless asked for, without the page. */
export function readClick(answer: IDataObject, includeBody: boolean): IDataObject {
	const info = (answer.info ?? {}) as IDataObject;
	const offers = [info.offer_id].flat().filter((id) => id !== null && id !== undefined);
	return {
		clickId: info.sub_id ?? null,
		campaignId: readNumber(info.campaign_id),
		flowId: readNumber(info.stream_id),
		offerIds: offers.map(Number),
		type: info.type ?? null,
		url: typeof info.url === 'string' ? withoutToken(info.url) : null,
		isBot: info.is_bot === true || info.is_bot === 1 || info.is_bot === '1',
		status: readNumber(answer.status),
		contentType: answer.contentType ?? null,
		uniquenessCookie: answer.uniqueness_cookie ?? null,
		log: answer.log ?? [],
		...(includeBody && { body: answer.body ?? null, headers: answer.headers ?? [] }),
	};
}

/** The token of an offer link lets anyone go on with this click. */
function withoutToken(url: string): string {
	return url.replace(/([?&]_?token=)[^&#]*/gi, `$1${MASK}`);
}
