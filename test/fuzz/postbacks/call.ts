import type { IDataObject } from 'n8n-workflow';
import type { GateRules } from '../../../nodes/PostbackTrigger/gate';
import type { Memory } from '../../../nodes/PostbackTrigger/memory';
import { withoutSecret, type Call } from '../../../nodes/PostbackTrigger/request';
import type { TriggerSettings } from '../../../nodes/PostbackTrigger/settings';
import type { PresetName } from '../../../nodes/shared/postback/presets';
import { presetSettings, type ReadSettings } from '../../../nodes/shared/postback/settings';
import { AddressList } from '../../../nodes/shared/security/addressList';
import { RecentKeys } from '../../../nodes/shared/security/recentKeys';
import { SlidingWindow } from '../../../nodes/shared/security/slidingWindow';

export const NOW_MS = Date.UTC(2026, 10, 28, 12);
export const SECRET = 'postback-secret-0123456789';
export const HMAC_KEY = 'hmac-key-0123456789abcdef';
const DAY_MS = 86_400_000;

export interface Asked {
	method: 'GET' | 'POST';
	query: IDataObject;
	body: Buffer;
	headers?: Readonly<Record<string, string>>;
	secrets?: string[];
	remote?: string;
}

/** A call as the node has it from n8n. */
export function callOf(asked: Asked): Call {
	const { method, query, body, headers = {}, secrets = [SECRET], remote = '192.0.2.1' } = asked;
	const header = (name: string): string | undefined => headers[name.toLowerCase()];
	return {
		...{ method, secrets, header, length: body.length },
		query: withoutSecret(query),
		arrival: { remote, isSecure: true, forwardedFor: header('x-forwarded-for') },
		body: async () => await Promise.resolve(body),
	};
}

export const gateOf = (more: Partial<GateRules> = {}): GateRules => ({
	...{ proof: 'either', secrets: [SECRET], hmacKeys: [HMAC_KEY] },
	...{ signatureHeader: 'x-signature', timestampHeader: 'x-timestamp', toleranceMs: 300_000 },
	...{ allowed: new AddressList(''), trustedProxies: new AddressList('') },
	...{ requireHttps: false, mostBytes: 1_000_000 },
	...more,
});

export function settingsOf(
	preset: PresetName,
	read: Partial<ReadSettings> = {},
	gate: Partial<GateRules> = {},
): TriggerSettings {
	return {
		gate: gateOf(gate),
		read: {
			...presetSettings(preset, { names: {}, statuses: [], events: [] }),
			...{ defaultEvent: 'Purchase', defaultCurrency: null, zone: 'UTC', account: 'a' },
			...{ compareValue: true, includeRaw: true, personal: 'drop' },
			...{ missingClickId: 'pass', unreadable: 'pass' },
			...read,
		},
		memory: { perMinute: 1_000, duplicateWindowMs: DAY_MS, signatureWindowMs: DAY_MS },
		...{ answer: 'ok', answerText: '', emitRefused: false },
	};
}

/** The memory of a process that has just begun. */
export const newMemory = (perMinute = 1_000): Memory => ({
	limits: { perMinute, duplicateWindowMs: DAY_MS, signatureWindowMs: DAY_MS },
	calls: new SlidingWindow(perMinute, 60_000),
	postbacks: new RecentKeys(DAY_MS, 1_000),
	signatures: new RecentKeys(DAY_MS, 1_000),
	refusals: new SlidingWindow(60, 60_000),
	unseenRefusals: 0,
});
