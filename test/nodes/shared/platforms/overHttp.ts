import axios from 'axios';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import type { Conversion } from '../../../../nodes/shared/conversion/conversion';
import { request } from '../../../../nodes/shared/n8n/http';
import { forward, type ForwardTools } from '../../../../nodes/shared/platforms/forward';
import { Hasher } from '../../../../nodes/shared/platforms/hash';
import type { PlatformModule } from '../../../../nodes/shared/platforms/module';
import type { Result } from '../../../../nodes/shared/platforms/result';
import { UNSUPPORTED_CURRENCY, type PlatformSimulator } from '../../../simulators/platform';
import { exampleConversion, NOW_MS, seeded } from './examples';
import { SleepClock } from '../n8n/sleepClock';

/** What the user would set, by the names of the parameters. */
export type Parameters = Record<string, unknown>;

/** The settings of a platform as the node would make them. */
export function settingsOf<S>(
	{ settings }: PlatformModule<S>,
	credential: IDataObject,
	parameters: Parameters = {},
	more: { eventNames?: ReadonlyMap<Conversion['event'], string>; requiresClickId?: boolean } = {},
): S {
	return settings({
		param: <T>(name: string, fallback: T) => (parameters[name] ?? fallback) as T,
		credential,
		eventNames: more.eventNames ?? new Map(),
		requiresClickId: more.requiresClickId ?? false,
		hasher: new Hasher(),
	});
}

const asText = (body: unknown): unknown => body;

/** Sends as n8n does: the credential signs, nothing is followed, every status is an answer. */
export function sender(credential: ICredentialType, data: IDataObject): ForwardTools['send'] {
	const sign = credential.authenticate as (
		data: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	) => Promise<IHttpRequestOptions>;
	const send = async (options: IHttpRequestOptions): Promise<IN8nHttpFullResponse> => {
		const signed = await sign(data as ICredentialDataDecryptedObject, options);
		const {
			status,
			headers,
			data: body,
		} = await axios.request<string>({
			method: signed.method,
			url: signed.url,
			params: signed.qs,
			headers: signed.headers as Record<string, string>,
			data: signed.body,
			responseType: 'text',
			transformResponse: asText,
			maxRedirects: 0,
			validateStatus: () => true,
		});
		return { body, headers: { ...headers } as IDataObject, statusCode: status };
	};
	return async (asked) =>
		await request(
			send,
			{ ...asked, headers: { ...asked.headers }, timeoutMs: 10_000 },
			() => NOW_MS,
		);
}

export interface Shop<S> {
	module: PlatformModule<S>;
	simulator: PlatformSimulator;
	credential: ICredentialType;
	data: IDataObject;
	parameters?: Parameters;
}

/** Forwards conversions to a simulator through real HTTP; the event id is that of the conversion. */
export async function forwardTo<S>(shop: Shop<S>, conversions: readonly Conversion[]) {
	const settings = settingsOf(shop.module, shop.data, shop.parameters);
	const parcels = conversions.map((conversion) => ({
		conversion,
		eventId: conversion.id,
		settings,
	}));
	const around = new SleepClock(NOW_MS);
	const results = await forward(shop.module.platform, parcels, {
		send: sender(shop.credential, shop.data),
		retry: { attempts: 5, baseMs: 1_000, longestMs: 60_000 },
		surroundings: around,
		yieldToOthers: async () => await new Promise((resolve) => setImmediate(resolve)),
	});
	return { results, waits: around.waits };
}

export const ids = (results: readonly Result[], outcome: Result['outcome']): string[] =>
	results.filter((result) => result.outcome === outcome).map(({ eventId }) => String(eventId));

/** What a platform takes offence at. */
export const BAD = { currency: UNSUPPORTED_CURRENCY };

/** A sale of which nothing but the id matters. */
export const sale = (id: string, more: Partial<Conversion> = {}): Conversion =>
	exampleConversion({ id, ...more });

/** Positions of one row of a hundred: neighbours, both ends, and the others anywhere. */
function badRows(count: number): Set<number> {
	const random = seeded(1);
	const rows = new Set([0, 1, 999, 1_000, count - 1]);
	while (rows.size < count / 100) rows.add(Math.floor(random() * count));
	return rows;
}

/** `count` sales an hour old, one of a hundred bad. */
export function salesWithBadOnes(count: number): Conversion[] {
	const rows = badRows(count);
	return Array.from({ length: count }, (_, n) =>
		exampleConversion({
			id: `sale-${n}`,
			clickId: `click-${n}`,
			transactionId: `order-${n}`,
			...(rows.has(n) ? BAD : {}),
		}),
	);
}

/**
 * Forwards 5,000 sales, fifty of them bad, while calls are throttled and a connection is cut after the
 * work was done: every good one counted exactly once, every bad one failed with the platform's reason,
 * and no more requests than the repair may cost.
 */
export function itSurvives<S>(
	shop: () => Shop<S>,
	expected: { reason: RegExp; code: string },
): void {
	const COUNT = 5_000;
	const BAD_COUNT = COUNT / 100;

	it('takes 5,000 with 50 bad ones, throttling and a cut connection: each good one once', async () => {
		const { simulator, module } = shop();
		simulator.throttle(2);
		simulator.misbehave({ kind: 'cutBody', times: 1, skip: 3 });
		const sales = salesWithBadOnes(COUNT);
		const bad = sales.filter(({ currency }) => currency === BAD.currency);
		const { results, waits } = await forwardTo(shop(), sales);

		expect(bad).toHaveLength(BAD_COUNT);
		expect(ids(results, 'failed')).toEqual(bad.map(({ id }) => id));
		for (const result of results.filter(({ outcome }) => outcome === 'failed')) {
			expect(result).toMatchObject({ class: 'invalid data', code: expected.code });
			expect(result.reason).toMatch(expected.reason);
		}
		expect(ids(results, 'accepted')).toHaveLength(COUNT - BAD_COUNT);
		const counted = simulator.events();
		expect(counted.map(({ eventId }) => eventId).sort()).toEqual(ids(results, 'accepted').sort());
		expect(counted.filter((event) => event.counted > 1)).toEqual([]);

		const { batch } = module.platform.limits;
		const spoiled = 1;
		const extra = simulator.eventRequests - Math.ceil(COUNT / batch) - spoiled;
		expect(extra).toBeLessThanOrEqual(BAD_COUNT * 2 * Math.log2(batch));
		expect(waits.length).toBeGreaterThanOrEqual(3);
	}, 60_000);
}

/** What the repair of a small batch costs where all its bad events have the same fault. */
export function itFindsTheBadOnes<S>(
	shop: () => Promise<Shop<S>>,
	{ requests }: { requests: number },
): void {
	it(`finds two bad events of four with ${requests} requests`, async () => {
		const started = await shop();
		const sales = [sale('a', BAD), sale('b'), sale('c', BAD), sale('d')];
		const { results } = await forwardTo(started, sales);
		expect(ids(results, 'failed')).toEqual(['a', 'c']);
		expect(started.simulator.counts()).toMatchObject({ unique: 2, requests });
	});
}

/** For a platform that has no word for consent. */
export function itLeavesOutWhoDenied<S>(shop: () => Promise<Shop<S>>): void {
	it('leaves out whom the buyer forbade to tell it', async () => {
		const denied = sale('a', { consent: { adUserData: 'denied' } });
		const { results } = await forwardTo(await shop(), [denied, sale('b')]);
		expect(results).toMatchObject([
			{ outcome: 'skipped', code: 'consent_denied' },
			{ outcome: 'accepted' },
		]);
	});
}
