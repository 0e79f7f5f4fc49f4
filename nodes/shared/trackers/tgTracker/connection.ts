import type { IDataObject } from 'n8n-workflow';
import { inOneText, withHost } from '../../n8n/connectionTest';
import { request, type Outcome, type Send, type ServiceRequest } from '../../n8n/http';
import type { Problem } from '../../n8n/problem';
import { ServiceError } from '../../n8n/serviceError';
import type { TrackerLink } from '../module';
import { pathOf } from './address';
import { rowsOf } from './bearerClient';
import { accessOf } from './credential';
import { readSettings } from './settings';
import { signed } from './sign';
import { checkedTable, tableOf } from './tgtrack/table';
import { TAG_ID_COLUMNS } from './tgtrack/tags';
import { CREDENTIAL, TG_TRACKER, TGTRACK, TgTrackerError, voiceFor } from './voice';

const TIMEOUT_MS = 15_000;

/** What the connection test asks for: the tags of the channel, the test path, or the campaigns. */
export function testRequest(credential: Readonly<IDataObject>): ServiceRequest {
	const asked = { method: 'GET' as const, timeoutMs: TIMEOUT_MS };
	if (accessOf(credential).product === 'tgtrack') {
		return { ...asked, url: '/get_tags.php', reads: 'text' };
	}
	const own = ownTestPath(credential);
	if (own !== '') return { ...asked, url: own };
	const { paging, path } = readSettings(credential);
	const { style, sizeParameter } = paging;
	const isPaged = style !== 'none' && sizeParameter !== '';
	return {
		...asked,
		url: path('campaign').path,
		...(isPaged && { query: { [sizeParameter]: 1 } }),
	};
}

/** Asks for something small with the node's credential. Throws a `ServiceError`. */
export async function askTest(link: TrackerLink): Promise<void> {
	judge(link.credential, await link.once(testRequest(link.credential)));
}

/**
 * The same for the dialogue of the credential, which shows the message alone: what to do is part of it.
 */
export async function checkTgTracker(send: Send, credential: Readonly<IDataObject>): Promise<void> {
	const { base, isAddress, product } = accessOf(credential);
	try {
		if (!isAddress) {
			const problem: Problem = { kind: 'unresolved', detail: base || 'nothing' };
			throw new ServiceError(product === 'tgtrack' ? TGTRACK : TG_TRACKER, problem);
		}
		const way: Send = async (options) => await send(signed(credential, options));
		const outcome = await request(way, testRequest(credential), () => Date.now());
		judge(credential, withHost(outcome, base));
	} catch (error) {
		throw error instanceof ServiceError ? new Error(inOneText(error)) : (error as Error);
	}
}

const ownTestPath = (credential: Readonly<IDataObject>): string =>
	pathOf(typeof credential.testPath === 'string' ? credential.testPath : '');

/** Throws a `ServiceError` unless the answer is one of the API that the credential is for. */
function judge(credential: Readonly<IDataObject>, outcome: Outcome): void {
	const { product, secret } = accessOf(credential);
	if (product === 'tgtrack') {
		// A channel without tags may have an empty list of them.
		const table = tableOf(outcome, secret);
		if (table.problem?.kind !== 'emptyAnswer') checkedTable(table, TAG_ID_COLUMNS);
		return;
	}
	const own = ownTestPath(credential);
	const settings = readSettings(credential);
	const { path, setting, isDefault } = settings.path('campaign');
	const voice =
		own === '' ? voiceFor(setting.label, path, isDefault) : voiceFor('Test Path', own, false);
	if (outcome.problem !== undefined) throw new ServiceError(voice, outcome.problem);
	if (own !== '' || rowsOf(outcome.answer.body, settings.rowsField) !== undefined) return;
	throw new TgTrackerError(
		voice,
		`The address and the token were accepted, but the answer to ${path} holds no list of campaigns`,
		`Set 'Test Path' in the ${CREDENTIAL} credential to any path that the API answers, or correct 'Base URL', '${setting.label}' and 'Rows Field'`,
		{ kind: 'brokenAnswer' },
	);
}
