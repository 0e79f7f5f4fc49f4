import type { Problem } from '../../n8n/problem';
import type { ServiceVoice } from '../../n8n/sentences';
import { ServiceError } from '../../n8n/serviceError';

export const CREDENTIAL = 'TG Tracker API';

/** Several products are called TG Tracker and none publishes an API: the advice is about settings. */
export const TG_TRACKER: ServiceVoice = {
	name: 'TG Tracker',
	credential: CREDENTIAL,
	advice: {
		unauthorized: `Create a new token in the account of your tracker and save it under 'API Token' in the ${CREDENTIAL} credential; if the tracker is TGTrack, choose it under 'Product'`,
		webPage: `Use the base URL of the API in the ${CREDENTIAL} credential, not the address of the dashboard`,
		brokenAnswer: `Try again; if it stays, check that the base URL in the ${CREDENTIAL} credential leads to an API that answers in JSON`,
	},
};

/** TGTrack, whose key is made for one channel. */
export const TGTRACK: ServiceVoice = {
	name: 'TGTrack',
	credential: CREDENTIAL,
	advice: {
		unauthorized: `Copy the report key of the channel from TGTrack into 'Report Key' in the ${CREDENTIAL} credential; a new key makes the former one invalid`,
		throttled:
			'TGTrack takes three requests a second and holds a key back for minutes after that: nothing was lost, wait or run less often',
		notFound: `Check 'Report URL' in the ${CREDENTIAL} credential; it is normally https://report.tgtrack.ru/api, for MAX https://report.tgtrack.ru/max/api`,
		webPage: `Check 'Report URL' in the ${CREDENTIAL} credential; it is normally https://report.tgtrack.ru/api, for MAX https://report.tgtrack.ru/max/api`,
		brokenAnswer: `Try again; if it stays, check 'Report URL' in the ${CREDENTIAL} credential`,
	},
};

/** For requests to a path that the user can change: one that is not there may be the wrong one. */
export function voiceFor(setting: string, path: string, isDefault: boolean): ServiceVoice {
	const doubt = isDefault
		? `The path ${path} is unconfirmed, since the product publishes no API: look up the right one (the network tab of the browser shows what the dashboard asks for) and set it`
		: `Check the path ${path}`;
	const notFound = `${doubt} under '${setting}' in the ${CREDENTIAL} credential`;
	return {
		...TG_TRACKER,
		advice: { ...TG_TRACKER.advice, notFound, webPage: `${notFound}; check the base URL as well` },
	};
}

/** A problem with a sentence of its own, where the general ones would mislead. */
export class TgTrackerError extends ServiceError {
	constructor(
		voice: ServiceVoice,
		message: string,
		private readonly ownAdvice: string,
		problem: Problem = { kind: 'invalid' },
	) {
		super(voice, problem);
		this.message = message;
	}

	override get advice(): string {
		return this.ownAdvice;
	}
}
