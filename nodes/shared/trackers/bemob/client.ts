import type { IDataObject } from 'n8n-workflow';
import { ServiceError } from '../../n8n/serviceError';
import type { TrackerLink } from '../module';
import { paced } from '../../n8n/pace';
import { open, rowsOf, type Row } from './envelope';
import { BEMOB } from './voice';

const TIMEOUT_MS = 60_000;

/** There is a limit, its value is not published; refusals are waited out by the link. */
const PACE = { requests: 5, perMs: 1_000 };

/** As many as clients have read at once. How to read on from there is not known. */
export const MOST_ROWS = 10_000;

/** Calls the API of one account; paths start after `/v1`. */
export class BemobClient {
	private readonly turn: () => Promise<void>;

	constructor(private readonly link: TrackerLink) {
		this.turn = paced(PACE, link.line ?? link);
	}

	/** All rows of a list or report. Throws a `ServiceError` for any problem, and when there are too many. */
	async rows(path: string, query: IDataObject = {}): Promise<Row[]> {
		await this.turn();
		const opened = open(
			await this.link.send({
				method: 'GET',
				url: path,
				query: { status: 'all', limit: MOST_ROWS, ...query },
				timeoutMs: TIMEOUT_MS,
			}),
		);
		if (opened.problem !== undefined) throw new ServiceError(BEMOB, opened.problem);
		const rows = rowsOf(opened.payload);
		if (rows === undefined) throw new ServiceError(BEMOB, { kind: 'brokenAnswer' });
		if (rows.length >= MOST_ROWS) {
			throw wrong(
				`there are ${MOST_ROWS} rows or more, and no way is known to read on; choose a shorter range or fewer sub-IDs`,
			);
		}
		return rows;
	}
}

/** What BeMob would refuse, or answer otherwise than asked. */
export function wrong(detail: string): ServiceError {
	return new ServiceError(BEMOB, { kind: 'invalid', detail });
}
