import type { IDataObject } from 'n8n-workflow';
import type { ServiceRequest } from '../../../nodes/shared/n8n/http';
import type { TrackerModule } from '../../../nodes/shared/trackers/module';

/** What can be read of a tracker, and how a row of it that can be read looks. */
export interface Subject {
	/** Column that tells the row from others, by which it is found again in what comes out. */
	key: string;
	/** Where that value stands in what comes out. */
	out: 'id' | 'clickId';
	/** Columns without which a row says nothing. */
	must: IDataObject;
	/** Other columns, in which anything may stand. */
	columns: readonly string[];
}

/** A tracker that answers with the rows it is given. */
export interface FuzzedTracker {
	name: string;
	module: TrackerModule;
	credential: IDataObject;
	/** Fields of the credential that must be seen nowhere. */
	secrets: readonly string[];
	conversion?: Subject;
	click?: Subject;
	entity?: Subject;
	/** A breakdown by the first sub-ID: its column, and what else stands in every row. */
	breakdown?: { key: string; clicks: string; must: IDataObject; columns: readonly string[] };
	/** What it answers when asked for the rows; the list of campaigns is not asked for them. */
	answer: (asked: ServiceRequest, rows: readonly unknown[]) => unknown;
}

/** All rows of a test are of this moment, as trackers write it. */
export const AT = '2026-11-20 10:11:12';
export const AT_ISO = '2026-11-20T10:11:12.000Z';
