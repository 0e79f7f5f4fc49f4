import type { Outcome } from '../../../n8n/http';
import { maskSecrets } from '../../../n8n/mask';
import { brief, type Problem } from '../../../n8n/problem';
import { adviceOf } from '../../../n8n/sentences';
import { ServiceError } from '../../../n8n/serviceError';
import { TGTRACK, TgTrackerError } from '../voice';
import { readCsv, type CsvTable } from './csv';

const THROTTLED = /too many requests|rate limit|слишком (?:много|часто)/i;
/** "try after 5 min", in the two languages of the service. */
const WAIT = /(?:after|in|через)\s+(\d+)\s*(s|с|m|м|h|ч)/i;
const UNITS_MS: Readonly<Record<string, number>> = {
	s: 1_000,
	с: 1_000,
	m: 60_000,
	м: 60_000,
	h: 3_600_000,
	ч: 3_600_000,
};
const ABOUT_THE_KEY = /api.?key|\bkey\b|token|unauthori[sz]ed|ключ|токен/i;
const LOOKS_LIKE_JSON = /^\s*[[{]/;
/** TGTrack's own status for a burst of requests, beside 429. */
const BURST = 452;

/** A table, or why there is none. */
export type TableOutcome =
	| { table: CsvTable; problem?: undefined }
	| { table?: undefined; problem: Problem };

/**
 * The table in an answer of TGTrack. Problems are also those that come with status 200; the key is taken
 * out of every text.
 */
export function tableOf(outcome: Outcome, key: string): TableOutcome {
	const problem = problemOf(outcome, key);
	if (problem !== undefined) return { problem };
	const table = readCsv(textOf(outcome));
	return table === undefined ? { problem: { kind: 'brokenAnswer' } } : { table };
}

/** The table, if it has one of the columns. Throws a `ServiceError` if not, and for any problem. */
export function checkedTable(outcome: TableOutcome, columns: readonly string[]): CsvTable {
	const { table, problem } = outcome;
	if (problem?.kind === 'brokenAnswer') throw brokenTable(problem);
	if (problem !== undefined) throw new ServiceError(TGTRACK, problem);
	if (columns.some((name) => table.columns.has(name))) return table;
	throw new TgTrackerError(
		TGTRACK,
		`The answer of TGTrack has none of the columns ${columns.join(', ')}`,
		'Check in the account of TGTrack that the key is one for reports; if it is, TGTrack has changed its report',
		{ kind: 'brokenAnswer' },
	);
}

function brokenTable(problem: Problem): TgTrackerError {
	const message = 'The answer of TGTrack broke off or is no table';
	return new TgTrackerError(TGTRACK, message, adviceOf(TGTRACK, problem), problem);
}

/** What is wrong with an answer, throttling recognised by status and by text. */
function problemOf(outcome: Outcome, key: string): Problem | undefined {
	const text = textOf(outcome);
	const { problem } = outcome;
	const isThrottled = problem?.status === BURST || (isNoTable(outcome) && THROTTLED.test(text));
	if (isThrottled || problem?.kind === 'throttled') {
		const retryAfterMs = problem?.retryAfterMs ?? waitOf(text);
		const status = problem?.status;
		return { kind: 'throttled', ...(status && { status }), ...(retryAfterMs && { retryAfterMs }) };
	}
	if (problem !== undefined) {
		const isKey = problem.kind === 'invalid' && ABOUT_THE_KEY.test(text);
		return {
			...problem,
			...(isKey && { kind: 'unauthorized' }),
			detail: masked(problem.detail, key),
		};
	}
	if (!isNoTable(outcome)) return undefined;
	// A sentence or an object of JSON where a table should be: the service says no with status 200.
	const kind = ABOUT_THE_KEY.test(text) ? 'unauthorized' : 'invalid';
	return { kind, status: outcome.answer.status, detail: masked(brief(text), key) };
}

/** A sentence rather than a table: JSON, or a single line without a separator but with blanks. */
function isNoTable(outcome: Outcome): boolean {
	const text = textOf(outcome).trim();
	if (outcome.problem !== undefined) return true;
	return LOOKS_LIKE_JSON.test(text) || /^[^,;\n]*\s[^,;\n]*$/.test(text);
}

function waitOf(text: string): number | undefined {
	const [, count, unit] = WAIT.exec(text) ?? [];
	if (count === undefined || unit === undefined) return undefined;
	return Number(count) * (UNITS_MS[unit.toLowerCase()] ?? 0);
}

function textOf({ answer }: Outcome): string {
	return typeof answer?.body === 'string' ? answer.body : '';
}

/** The key stands in the address of every request, which a server may repeat in its answer. */
function masked(text: string | undefined, key: string): string | undefined {
	return text && maskSecrets(text, [key]);
}
