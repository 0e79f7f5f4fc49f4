import { realText } from '../../conversion/adClickIds';
import { ServiceError } from '../../n8n/serviceError';
import { asRows } from '../rows';
import type { KeitaroClient } from './client';

export interface ConversionType {
	name: string;
	/** The status word in logs, lower case. */
	status: string;
}

/** What every Keitaro has; v10 and v11 add registration, deposit and trash (keitaro-api §5.4). */
const STANDARD: readonly ConversionType[] = [
	{ name: 'Sale', status: 'sale' },
	{ name: 'Lead', status: 'lead' },
	{ name: 'Rejected', status: 'rejected' },
	{ name: 'Rebill', status: 'rebill' },
	{ name: 'Registration', status: 'registration' },
	{ name: 'Deposit', status: 'deposit' },
	{ name: 'Trash', status: 'trash' },
];

/** The account's own conversion types; the standard ones where the build has no such list (before v11). */
export async function fetchConversionTypes(client: KeitaroClient): Promise<ConversionType[]> {
	const own = await listOf(client);
	const known = new Set(own.map(({ status }) => status));
	return [...own, ...STANDARD.filter(({ status }) => !known.has(status))];
}

async function listOf(client: KeitaroClient): Promise<ConversionType[]> {
	const answer = await client.get('/conversion_types').catch((error: unknown) => {
		if (isMissing(error)) return [];
		return Promise.reject(error as Error);
	});
	if (!Array.isArray(answer)) return [];
	const names = asRows(answer).flatMap(({ name }) => realText(name) ?? []);
	return names.map((name) => ({ name, status: name.toLowerCase() }));
}

function isMissing(error: unknown): boolean {
	return (
		error instanceof ServiceError &&
		['notFound', 'webPage', 'forbidden'].includes(error.problem.kind)
	);
}
