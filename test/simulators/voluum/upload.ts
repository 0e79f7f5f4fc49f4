import type { VoluumAccount } from './account';
import { TYPES } from './account';
import { invalid } from './refusal';
import type { TruthStatus } from '../generator';

/** `POST /conversion`: lines of `clickId,payout,txid,conversionType,conversionTime`. */
export function takeUpload(account: VoluumAccount, body: string, contentType: string): number {
	if (!contentType.startsWith('text/csv')) throw invalid('Content-Type must be text/csv');
	const lines = body.split('\n').filter((line) => line.trim() !== '');
	if (lines.length === 0) throw invalid('There are no rows');
	return lines.map(fieldsOf).filter((fields) => takeLine(account, fields)).length;
}

function takeLine(account: VoluumAccount, fields: string[]): boolean {
	const [clickId = '', payout = '', transactionId = '', type = '', time = ''] = fields;
	if (payout !== '' && Number.isNaN(Number(payout))) return false;
	const at = time === '' ? undefined : Math.floor(Date.parse(time) / 1000);
	if (Number.isNaN(at)) return false;
	const revenue = payout === '' ? null : Number(payout);
	const { status, word } = statusOf(type);
	return account.receive(clickId, { status, word, revenue, transactionId, at }) !== undefined;
}

/** The truth's word for a type; a plain conversion is a sale. */
export function statusOf(type: string): { status: TruthStatus; word: string } {
	const known = Object.entries(TYPES).find(([, name]) => name.toLowerCase() === type.toLowerCase());
	if (!known) return { status: 'sale', word: 'sale' };
	return { status: known[0] as TruthStatus, word: known[0] === 'sale' ? 'approved' : known[0] };
}

/** Fields of a line by RFC 4180. */
function fieldsOf(line: string): string[] {
	const fields: string[] = [];
	const field = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g;
	for (const [, quoted, plain] of line.trimEnd().matchAll(field)) {
		fields.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
	}
	return fields;
}
