import type { IDataObject } from 'n8n-workflow';
import { asNumber, asObject } from '../../../shared/n8n/asObject';

/** The two lists of a flow among which clicks are shared. */
export type MemberKey = 'landing_id' | 'offer_id';

type Value = IDataObject[string];

/** A row as the write schema has it; what else was read stays behind (keitaro-api §3.2). */
const written = (row: IDataObject, key: MemberKey): IDataObject => ({
	[key]: asNumber(row[key]),
	share: asNumber(row.share ?? 0),
	state: row.state ?? 'active',
});

export function membersOf(value: Value, key: MemberKey): IDataObject[] {
	return Array.isArray(value) ? value.map((row) => written(asObject(row), key)) : [];
}

const off = (row: IDataObject): IDataObject => ({ ...row, share: 0, state: 'disabled' });

/**
 * The list to send so that only the given rows get clicks. Rows left out might stay with their share,
 * so they are switched off instead (keitaro-api §3.2, keitaro-api §11).
 */
export function replaced(given: Value, now: Value, key: MemberKey): IDataObject[] {
	const rows = membersOf(given, key);
	const kept = new Set(rows.map((row) => row[key]));
	const gone = membersOf(now, key).filter((row) => !kept.has(row[key]));
	return [...rows, ...gone.map(off)];
}

/** The list with one row added or changed. */
export function put(now: Value, row: IDataObject, key: MemberKey): IDataObject[] {
	const rows = membersOf(now, key);
	const own = written(row, key);
	const isThere = rows.some((one) => one[key] === own[key]);
	return isThere ? rows.map((one) => (one[key] === own[key] ? own : one)) : [...rows, own];
}

/** The list with one row switched off; nothing when it is not in there. */
export function switchedOff(now: Value, id: number, key: MemberKey): IDataObject[] | undefined {
	const rows = membersOf(now, key);
	if (!rows.some((row) => row[key] === id)) return undefined;
	return rows.map((row) => (row[key] === id ? off(row) : row));
}
