import type { IDataObject } from 'n8n-workflow';
import { fingerprint } from '../../conversion/fingerprint';
import { countIn } from '../rows';

/** A session at Voluum: every call carries its token. */
export interface Session {
	token: string;
	/** When to sign in again, in milliseconds since the epoch. */
	renewAt: number;
	/** Fingerprint of what was signed in with: a session of another key is none. */
	login: string;
}

/** What a person signs in with, by the field's name in the credential. */
export type Login = { accessId: string; accessKey: string } | { email: string; password: string };

/** Said to be four hours; signing in early costs one request, signing in late costs one as well. */
const USUAL_LIFE_MS = 3.5 * 60 * 60_000;
/** A request that is on its way when the session ends is refused. */
const MARGIN_MS = 5 * 60_000;

/** Where the answer may say when the session ends; clients have read both. */
const EXPIRY_FIELDS = ['expirationTimestamp', 'expiresAt'] as const;

/** Seconds since the epoch stay below this for three thousand years, milliseconds passed it in 1973. */
const SECONDS_BELOW = 1e11;

/** The session that an answer to a sign-in opens, or nothing where it holds no token. */
export function openedBy(answer: unknown, login: string, now: number): Session | undefined {
	if (typeof answer !== 'object' || answer === null) return undefined;
	const { token } = answer as { token?: unknown };
	if (typeof token !== 'string' || token === '') return undefined;
	return { token, renewAt: renewalOf(answer as IDataObject, now), login };
}

function renewalOf(answer: IDataObject, now: number): number {
	const told = EXPIRY_FIELDS.map((field) => momentOf(answer[field])).find((at) => at !== undefined);
	// A moment that has passed already comes from a clock that is wrong, theirs or ours.
	return told === undefined || told - MARGIN_MS <= now ? now + USUAL_LIFE_MS : told - MARGIN_MS;
}

function momentOf(value: unknown): number | undefined {
	const at = typeof value === 'string' && Number.isNaN(Number(value)) ? Date.parse(value) : value;
	const number = countIn(at);
	if (number === undefined || !Number.isFinite(number) || number <= 0) return undefined;
	return number < SECONDS_BELOW ? number * 1_000 : number;
}

/** As text, for the one hidden field of the credential that holds it. */
export function packSession(session: Session): string {
	return JSON.stringify(session);
}

/** The session in the credential, if it is of this login and lives on. */
export function liveSession(packed: unknown, login: string, now: number): Session | undefined {
	const session = unpack(packed);
	return session?.login === login && now < session.renewAt ? session : undefined;
}

function unpack(packed: unknown): Session | undefined {
	if (typeof packed !== 'string' || !packed.startsWith('{')) return undefined;
	try {
		return JSON.parse(packed) as Session;
	} catch {
		return undefined;
	}
}

/** Tells two logins, and the hosts they are for, apart without holding either. */
export function loginFingerprint(login: Login, base: string): string {
	return fingerprint(JSON.stringify([base, ...Object.values(login)]), 12);
}
