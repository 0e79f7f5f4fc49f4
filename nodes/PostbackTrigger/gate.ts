import { refusal, type Refusal } from '../shared/postback/refusal';
import type { AddressList } from '../shared/security/addressList';
import { callerAddress, cameByHttps } from '../shared/security/caller';
import { isOneOf } from '../shared/security/compare';
import { problemOfSignature } from '../shared/security/signature';
import type { Memory } from './memory';
import { refusalOfReading, type Call } from './request';

/** How a call proves where it comes from. */
export type Proof = 'secret' | 'signature' | 'either';

/** What a call must be to get in. */
export interface GateRules {
	proof: Proof;
	/** Valid secrets: the one in use and, while it is changed, the last. */
	secrets: readonly string[];
	hmacKeys: readonly string[];
	signatureHeader: string;
	timestampHeader: string;
	toleranceMs: number;
	allowed: AddressList;
	trustedProxies: AddressList;
	requireHttps: boolean;
	mostBytes: number;
}

export type Admission =
	| { refusal: Refusal }
	| {
			body: Buffer;
			/** Set for a signed call: its query was not signed and must not be read. */
			signature?: string;
	  };

const TOO_LARGE = refusal(413, 'size', 'body is too large');
const NO_SECRET = refusal(401, 'secret', 'secret is missing or wrong');
const NO_SIGNATURE = refusal(401, 'signature', 'signature is missing, wrong or too old');

/**
 * Lets a call in or not, the cheapest questions first: the body is not looked at before the secret was
 * right, and not parsed here at all. (n8n has read what calls itself JSON or a form by then.)
 */
export async function admit(
	call: Call,
	rules: GateRules,
	memory: Memory,
	nowMs: number,
): Promise<Admission> {
	const early = refusalBeforeBody(call, rules);
	if (early !== undefined) return { refusal: early };
	const signature = call.header(rules.signatureHeader);
	const isSigned =
		rules.proof === 'signature' || (rules.proof === 'either' && signature !== undefined);
	if (!isSigned && !call.secrets.some((given) => isOneOf(given, rules.secrets))) {
		return { refusal: NO_SECRET };
	}
	if ((call.length ?? 0) > rules.mostBytes) return { refusal: TOO_LARGE };
	let body: Buffer;
	try {
		body = await call.body();
	} catch (error) {
		return { refusal: refusalOfReading(error) };
	}
	if (body.length > rules.mostBytes) return { refusal: TOO_LARGE };
	if (!isSigned) return { body };
	const problem = problemOfSignature(
		{ signature, timestamp: call.header(rules.timestampHeader), body },
		{ keys: rules.hmacKeys, toleranceMs: rules.toleranceMs, nowMs },
	);
	if (problem !== undefined || signature === undefined) return { refusal: NO_SIGNATURE };
	if (!memory.signatures.add(signature, nowMs)) {
		return { refusal: refusal(401, 'replay', 'signature was used before') };
	}
	return { body, signature };
}

function refusalBeforeBody(call: Call, rules: GateRules): Refusal | undefined {
	if (rules.requireHttps && !cameByHttps(call.arrival)) {
		return refusal(403, 'https', 'HTTPS is required');
	}
	if (rules.allowed.isEmpty) return undefined;
	const caller = callerAddress(call.arrival, rules.trustedProxies);
	return rules.allowed.has(caller)
		? undefined
		: refusal(403, 'address', 'this IP address is not allowed');
}
