import type { SimulatedRequest } from '../base';
import type { TruthStatus } from '../generator';
import type { TruthAccount } from '../truthAccount';
import { Refusal } from './refusal';
import { TYPES } from './rows';

const STATUS_OF: Readonly<Record<(typeof TYPES)[number], TruthStatus>> = {
	Lead: 'lead',
	Purchase: 'sale',
	Registration: 'registration',
	Deposit: 'deposit',
	Rebill: 'rebill',
};

/** Types of the values of `client.ConversionUploadRequest`. */
const FIELDS: Readonly<Record<string, 'string' | 'number'>> = {
	campaign_id: 'string',
	clickid: 'string',
	created_at: 'string',
	payout: 'number',
	type: 'string',
};

/** `POST /conversions`: creates a conversion of the click, or updates the one it has. */
export function takeUpload(account: TruthAccount, { body, headers }: SimulatedRequest): void {
	const row = parse(body, headers['content-type']);
	for (const [name, value] of Object.entries(row)) {
		if (typeof value !== FIELDS[name]) throw new Refusal(400, `invalid field ${name}`);
	}
	const click = account.truth.clickOfId(String(row.clickid ?? ''));
	if (click === undefined) throw new Refusal(400, 'click not found');
	const at = Date.parse(String(row.created_at ?? ''));
	if (Number.isNaN(at)) throw new Refusal(400, 'invalid created_at');
	const type = TYPES.find((name) => name === row.type);
	// Names of types are case-sensitive, and one that the account does not have is none.
	if (row.type !== undefined && type === undefined) throw new Refusal(400, 'unknown type');
	const payout = row.payout === undefined ? null : Number(row.payout);
	const status = type === undefined ? 'sale' : STATUS_OF[type];
	account.receive(click, { status, word: 'approved', revenue: payout }, Math.floor(at / 1000));
}

function parse(body: string, type: string | undefined): Record<string, unknown> {
	if (!type?.includes('json')) throw new Refusal(400, 'Content-Type must be application/json');
	try {
		const value: unknown = JSON.parse(body);
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
			return value as Record<string, unknown>;
		}
	} catch {
		// Told below.
	}
	throw new Refusal(400, 'body must be a JSON object');
}
