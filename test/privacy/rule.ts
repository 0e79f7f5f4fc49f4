import type { ICredentialDataDecryptedObject, INodeProperties } from 'n8n-workflow';
import { ALLOWED, OPEN_CREDENTIALS, type Place } from './allowed';
import { readTexts } from './texts';

/** A shorter one is found in ordinary words. */
const SHORTEST_SECRET = 6;
/** A shorter one is found in every number. */
const SHORTEST_PHONE = 7;

/** What Google's sign-in hands out lies in a field that no property of ours describes. */
const TOKENS = ['access_token', 'refresh_token'];
const EMAIL = /[\p{L}\p{N}._+-]+(?:@|%40)[\p{L}\p{N}.-]+/giu;
/** Digits as phone numbers are written, and no part of a longer word or of a decimal. */
const PHONE = /(?<![\p{L}\p{N}_.%-])\+?\d[\d\s()-]{5,}\d(?![\p{L}\p{N}_.-])/gu;

const digitsOf = (text: string): string => text.replace(/\D/g, '');
const emailOf = (text: string): string => text.replace('%40', '@').toLowerCase();

/**
 * What a node of one test must not show: the secrets of its credentials, anywhere, and the e-mail
 * addresses and phone numbers of the people in its input, anywhere but where the source's own data
 * is passed on (`allowed.ts`).
 */
export class Rule {
	/** What was shown all the same: what, where, and the beginning of the text. */
	readonly breaches = new Set<string>();

	private readonly secrets = new Set<string>();

	private readonly emails = new Set<string>();

	private readonly phones = new Set<string>();

	/** A credential as its node gets it: fields that the panel hides, and tokens that come and go. */
	keepSecret(
		type: string,
		properties: readonly INodeProperties[],
		data: ICredentialDataDecryptedObject,
	): void {
		if (type in OPEN_CREDENTIALS) return;
		const hidden = properties
			.filter(
				({ typeOptions }) => typeOptions?.password === true || typeOptions?.expirable === true,
			)
			// What a property stands at before anybody fills it in is in the source for all to read.
			.filter((property) => data[property.name] !== property.default)
			.map(({ name }) => data[name]);
		const tokens = (data.oauthTokenData ?? {}) as ICredentialDataDecryptedObject;
		for (const value of [...hidden, ...TOKENS.map((name) => tokens[name])]) {
			const secret = typeof value === 'string' ? value.trim() : '';
			if (secret.length < SHORTEST_SECRET) continue;
			this.secrets.add(secret).add(encodeURIComponent(secret));
		}
	}

	/** What a node is given: whoever stands in a `user` of it. */
	keepPrivate(input: unknown): void {
		readTexts(input, (text, path) => {
			const [above, name] = path.slice(-2);
			if (above !== 'user') return;
			if (name === 'email' && text.includes('@')) this.emails.add(emailOf(text.trim()));
			const digits = name === 'phone' ? digitsOf(text) : '';
			if (digits.length >= SHORTEST_PHONE) this.phones.add(digits);
		});
	}

	/** Something that a node put out. */
	see(place: Place, value: unknown): void {
		if (this.secrets.size + this.emails.size + this.phones.size === 0) return;
		readTexts(value, (text, path) => {
			const what = this.secretIn(text) ?? this.personIn(text, place, path);
			if (what === undefined) return;
			this.breaches.add(`${what} in ${place} at ${path.join('.') || 'the top'}: ${cut(text)}`);
		});
	}

	private secretIn(text: string): string | undefined {
		for (const secret of this.secrets) if (text.includes(secret)) return 'a secret';
		return undefined;
	}

	private personIn(text: string, place: Place, path: readonly string[]): string | undefined {
		if (ALLOWED.some((one) => one.place === place && path.includes(one.field))) return undefined;
		if (this.emails.size > 0 && /@|%40/.test(text)) {
			for (const [email] of text.matchAll(EMAIL)) {
				if (this.emails.has(emailOf(email).replace(/\.+$/, ''))) return 'an e-mail address';
			}
		}
		if (this.phones.size > 0) {
			for (const [phone] of text.matchAll(PHONE)) {
				if (this.phones.has(digitsOf(phone))) return 'a phone number';
			}
		}
		return undefined;
	}
}

const cut = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text);
