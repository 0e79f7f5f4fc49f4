import type { INodeListSearchResult } from 'n8n-workflow';
import type { Outcome } from '../../n8n/http';
import { searchList } from '../../n8n/searchList';
import { ServiceError } from '../../n8n/serviceError';
import { rpcErrorOf } from '../google/rpc';
import type { PlatformRequest } from '../platform';
import { GOOGLE_ADS } from './voice';

/** Which conversion actions an upload, or an adjustment, can name (ad-platforms §2.3). */
export type ActionUse = 'upload' | 'adjust';

const TYPES: Readonly<Record<ActionUse, string>> = {
	upload: "'UPLOAD_CLICKS'",
	adjust: "'UPLOAD_CLICKS', 'WEBPAGE', 'SALESFORCE'",
};

interface ActionRow {
	conversionAction?: { id?: string; name?: string; status?: string; type?: string };
}

/** `googleAds:searchStream`, which answers with one list of results after another. */
export function actionsRequest(
	customerId: string,
	version: string,
	use: ActionUse,
): PlatformRequest {
	const query = `SELECT conversion_action.id, conversion_action.name, conversion_action.type FROM conversion_action WHERE conversion_action.status = 'ENABLED' AND conversion_action.type IN (${TYPES[use]}) ORDER BY conversion_action.name`;
	return {
		method: 'POST',
		url: `/${version}/customers/${customerId}/googleAds:searchStream`,
		body: Buffer.from(JSON.stringify({ query })),
	};
}

/**
 * The conversion actions of an account for a pick list, those with the filter in their name. Throws a
 * `ServiceError`.
 */
export async function searchConversionActions(
	send: (request: PlatformRequest) => Promise<Outcome>,
	asked: { customerId: string; version: string; use: ActionUse; filter?: string },
): Promise<INodeListSearchResult> {
	const outcome = await send(actionsRequest(asked.customerId, asked.version, asked.use));
	const { answer, problem } = outcome;
	if (problem !== undefined) {
		const detail = rpcErrorOf(answer?.body)?.message ?? problem.detail;
		throw new ServiceError(GOOGLE_ADS, { ...problem, detail });
	}
	const whenEmpty = `No enabled conversion action takes ${asked.use === 'upload' ? 'uploads' : 'adjustments'} in this account: create one in Google Ads under Goals → Conversions`;
	return searchList(readActionList(answer.body), { filter: asked.filter, whenEmpty });
}

export function readActionList(body: unknown): Array<{ name: string; value: string }> {
	const parts = [body].flat() as Array<{ results?: ActionRow[] } | null>;
	return parts
		.flatMap((part) => part?.results ?? [])
		.flatMap(({ conversionAction }) =>
			conversionAction?.id === undefined
				? []
				: [
						{
							name: conversionAction.name ?? conversionAction.id,
							value: String(conversionAction.id),
						},
					],
		);
}
