import type { IDataObject } from 'n8n-workflow';
import type { ServiceRequest } from '../../../n8n/http';
import type { Problem } from '../../../n8n/problem';
import { PASSING } from '../../../n8n/retry';
import type { TrackerLink } from '../../module';
import { paced } from '../../../n8n/pace';
import { accessOf } from '../credential';
import type { CsvTable } from './csv';
import { checkedTable, tableOf, type TableOutcome } from './table';

const TIMEOUT_MS = 60_000;

/** What TGTrack bears (trackers §4.1). */
const BURST = { requests: 3, perMs: 1_000 };

/** Longest wait that is sat out; TGTrack asks for minutes, which is the business of the next run. */
const LONGEST_WAIT_MS = 30_000;

const EMPTY: CsvTable = { columns: new Set(), rows: [] };

/** Reads tables of TGTrack's report API for one channel, three requests a second at most. */
export class ReportClient {
	private readonly turn: () => Promise<void>;
	private readonly key: string;

	constructor(private readonly link: TrackerLink) {
		this.turn = paced(BURST, link.line ?? link);
		this.key = accessOf(link.credential).secret;
	}

	/** The table of a report, which must have one of the columns unless it is empty. */
	async table(report: string, query: IDataObject, columns: readonly string[]): Promise<CsvTable> {
		const outcome = await this.ask({
			method: 'GET',
			url: `/${report}.php`,
			query,
			timeoutMs: TIMEOUT_MS,
			reads: 'text',
		});
		// Nothing at all, and that several times: how a report without rows may look.
		return outcome.problem?.kind === 'emptyAnswer' ? EMPTY : checkedTable(outcome, columns);
	}

	/** Passing troubles are waited out, but never against the wish to be left alone for longer. */
	private async ask(asked: ServiceRequest): Promise<TableOutcome> {
		await this.turn();
		const outcome = tableOf(await this.link.once(asked), this.key);
		const { problem } = outcome;
		if (problem === undefined || !PASSING.has(problem.kind)) return outcome;
		if (problem.kind === 'throttled') {
			const wait = waitFor(problem);
			if (wait === undefined) return outcome;
			await this.link.sleep(wait);
		}
		await this.turn();
		return tableOf(await this.link.send(asked), this.key);
	}
}

function waitFor({ retryAfterMs }: Problem): number | undefined {
	const isShort = retryAfterMs !== undefined && retryAfterMs <= LONGEST_WAIT_MS;
	return isShort ? retryAfterMs : undefined;
}
