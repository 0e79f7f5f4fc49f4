import { IANAZone } from 'luxon';
import {
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type IHookFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';
import type { ConversionEvent, ConversionStatus } from '../shared/conversion/conversion';
import { parseCurrency } from '../shared/conversion/money';
import type { FieldName, Names } from '../shared/postback/fields';
import type { PersonalPolicy } from '../shared/postback/personal';
import type { PresetName } from '../shared/postback/presets';
import { presetSettings, type OwnWords, type ReadSettings } from '../shared/postback/settings';
import { AddressList } from '../shared/security/addressList';
import type { AnswerKind } from './answers';
import type { GateRules, Proof } from './gate';
import { MINUTE_MS, type MemoryLimits } from './memory';
import type { Registration } from './registration/registration';

export const SECRET_CREDENTIAL = 'postbackSecretApi';

/** Shorter ones are guessed. */
export const SHORTEST_SECRET = 16;

interface Pairs<T> {
	items?: T[];
}

interface SecurityOptions {
	allowedIps?: string;
	maxBodyKb?: number;
	rateLimit?: number;
	requireHttps?: boolean;
	signatureHeader?: string;
	signatureTolerance?: number;
	timestampHeader?: string;
	trustedProxies?: string;
}

interface ReadingOptions {
	account?: string;
	answer?: AnswerKind;
	answerText?: string;
	compareValue?: boolean;
	defaultCurrency?: string;
	defaultEvent?: ConversionEvent;
	duplicateWindow?: number;
	eventOverrides?: Pairs<{ word: string; meaning: ConversionEvent }>;
	includeRaw?: boolean;
	ownNames?: Pairs<{ name: string; field: FieldName }>;
	personalData?: PersonalPolicy;
	statusOverrides?: Pairs<{ word: string; meaning: ConversionStatus }>;
	timeZone?: string;
	unreadable?: 'refuse' | 'pass';
}

/** The node's parameters and secret, in the forms the code works with. */
export interface TriggerSettings {
	gate: GateRules;
	read: ReadSettings;
	memory: MemoryLimits;
	answer: AnswerKind;
	answerText: string;
	emitRefused: boolean;
}

type Context = IWebhookFunctions | IHookFunctions;

/** The node's settings with this credential. */
export function readSettings(
	context: Context,
	credential: ICredentialDataDecryptedObject,
): TriggerSettings {
	const security = context.getNodeParameter('security', {}) as SecurityOptions;
	const reading = context.getNodeParameter('options', {}) as ReadingOptions;
	const toleranceMs = (security.signatureTolerance ?? 300) * 1000;
	const currency = reading.defaultCurrency?.trim() ?? '';
	return {
		gate: {
			proof: context.getNodeParameter('authentication') as Proof,
			secrets: [text(credential, 'secret'), text(credential, 'previousSecret')].filter(
				isLongEnough,
			),
			hmacKeys: [text(credential, 'hmacSecret'), text(credential, 'previousHmacSecret')].filter(
				isLongEnough,
			),
			signatureHeader: security.signatureHeader?.trim() || 'X-Signature',
			timestampHeader: security.timestampHeader?.trim() || 'X-Timestamp',
			toleranceMs,
			allowed: listOf(security.allowedIps),
			trustedProxies: listOf(security.trustedProxies),
			requireHttps: security.requireHttps ?? true,
			mostBytes: (security.maxBodyKb ?? 256) * 1024,
		},
		read: {
			...presetSettings(context.getNodeParameter('tracker') as PresetName, ownWords(reading)),
			defaultEvent: reading.defaultEvent ?? 'Purchase',
			defaultCurrency: parseCurrency(currency),
			zone: reading.timeZone?.trim() || 'UTC',
			account: reading.account?.trim() || registeredAccount(context),
			personal: reading.personalData ?? 'drop',
			missingClickId: context.getNodeParameter('missingClickId') as 'refuse' | 'pass',
			unreadable: reading.unreadable ?? 'pass',
			compareValue: reading.compareValue ?? false,
			includeRaw: reading.includeRaw ?? false,
		},
		memory: {
			perMinute: security.rateLimit ?? 1_000,
			duplicateWindowMs: (reading.duplicateWindow ?? 1_440) * MINUTE_MS,
			// A signature is good from its time minus the tolerance to its time plus the tolerance.
			signatureWindowMs: 2 * toleranceMs,
		},
		answer: reading.answer ?? 'ok',
		answerText: reading.answerText ?? '',
		emitRefused: context.getNodeParameter('refused') === 'output',
	};
}

/**
 * Looks at what would keep postbacks out, while there is somebody to tell. Throws a
 * `NodeOperationError` that names the field.
 */
export async function checkSettings(context: IHookFunctions): Promise<void> {
	const { gate } = readSettings(context, await context.getCredentials(SECRET_CREDENTIAL));
	const reading = context.getNodeParameter('options', {}) as ReadingOptions;
	const wrong = (message: string, description: string) =>
		new NodeOperationError(context.getNode(), message, { description });
	if (gate.proof !== 'signature' && gate.secrets.length === 0) {
		throw wrong(
			`'Secret' of the Postback Secret API credential is shorter than ${SHORTEST_SECRET} characters`,
			'Use a long random text; letters and digits need no encoding in a URL',
		);
	}
	if (gate.proof !== 'secret' && gate.hmacKeys.length === 0) {
		throw wrong(
			`'HMAC Secret' of the Postback Secret API credential is shorter than ${SHORTEST_SECRET} characters`,
			'Use a long random text, and the same one in the backend that signs',
		);
	}
	const lists = { 'Allowed IPs': gate.allowed, 'Trusted Proxies': gate.trustedProxies };
	for (const [name, { mistakes }] of Object.entries(lists)) {
		if (mistakes.length === 0) continue;
		throw wrong(
			`'${name}' has an entry that is no IP address: ${mistakes[0]}`,
			'Write addresses such as 192.0.2.7 and blocks such as 198.51.100.0/24 or 2001:db8::/32',
		);
	}
	const { timeZone = 'UTC', defaultCurrency = '' } = reading;
	if (timeZone.trim() !== '' && !IANAZone.isValidZone(timeZone.trim())) {
		throw wrong(
			`'Time Zone' is not an IANA zone: ${timeZone}`,
			'Use a name such as UTC or Europe/Berlin',
		);
	}
	if (defaultCurrency.trim() !== '' && parseCurrency(defaultCurrency) === null) {
		throw wrong(
			`'Default Currency' is not a currency: ${defaultCurrency}`,
			'Use an ISO 4217 code such as USD',
		);
	}
}

const text = (credential: ICredentialDataDecryptedObject, field: string): string =>
	typeof credential[field] === 'string' ? credential[field].trim() : '';

const isLongEnough = (secret: string): boolean => secret.length >= SHORTEST_SECRET;

/** Lists are read again for every call otherwise, and there are few of them. */
const lists = new Map<string, AddressList>();
const MOST_LISTS = 100;

function listOf(written = ''): AddressList {
	const known = lists.get(written);
	if (known !== undefined) return known;
	if (lists.size >= MOST_LISTS) lists.clear();
	const list = new AddressList(written);
	lists.set(written, list);
	return list;
}

/** Where the node has registered itself, that account is the one the postbacks come from. */
function registeredAccount(context: Context): string {
	const { registration } = context.getWorkflowStaticData('node');
	return (registration as unknown as Registration | undefined)?.account ?? '';
}

function ownWords({ ownNames, statusOverrides, eventOverrides }: ReadingOptions): OwnWords {
	const names: Partial<Record<FieldName, string[]>> = {};
	for (const { name, field } of ownNames?.items ?? []) {
		if (name.trim() !== '') (names[field] ??= []).push(name.trim());
	}
	return {
		names: names as Names,
		statuses: wordsOf(statusOverrides),
		events: wordsOf(eventOverrides),
	};
}

function wordsOf<T>({ items = [] }: Pairs<{ word: string; meaning: T }> = {}) {
	return items
		.filter(({ word }) => word.trim() !== '')
		.map(({ word, meaning }) => [word, meaning] as const);
}
