import {
	NodeApiError,
	NodeOperationError,
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import type { Consent, Conversion } from '../shared/conversion/conversion';
import { eventIdOf } from '../shared/platforms/eventId';
import { forward } from '../shared/platforms/forward';
import type { PlatformModule } from '../shared/platforms/module';
import { asSent, heldBack } from '../shared/platforms/policy';
import type { Refusal } from '../shared/platforms/platform';
import { platformOf } from '../shared/platforms/registry';
import { failed, skipped, type Result } from '../shared/platforms/result';
import { preview, type Parcel } from '../shared/platforms/sendable';
import { webAddress } from '../shared/platforms/web';
import { GET_STATUS } from './fields/operation';
import { readItem } from './input';
import { earlierEventId, summary, toOutputs } from './outputs';
import { parameterReader, type Read } from './parameters';
import { FORWARD_RETRY, ledgerOf, sender, surroundingsOf } from './send';
import {
	pageVaries,
	PlatformSettings,
	readPage,
	readSettings,
	type ForwardSettings,
} from './settings';
import { getStatus } from './status';

/**
 * Sends the conversions of all items and sorts the items by what became of them. Where the workflow is
 * to go on after an error, n8n itself would pass the items on by the first output: as accepted.
 */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const read = parameterReader(context);
	const module = platformOf(String(read('platform', 0)));
	if (module.status !== undefined && read('operation', 0) === GET_STATUS) {
		return await getStatus(context, module, module.status);
	}
	try {
		return await sendItems(context, module, read);
	} catch (error) {
		if (!context.continueOnFail()) throw asNodeError(context, error);
		const refusal = stopped(error as Stopping);
		const items = context.getInputData();
		const results = items.map(() => failed(module.platform.name, null, refusal, NOT_SENT));
		return toOutputs(items, results, true);
	}
}

function asNodeError(context: IExecuteFunctions, error: unknown): Error {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	return new NodeOperationError(context.getNode(), error as Error);
}

async function sendItems(
	context: IExecuteFunctions,
	module: PlatformModule,
	read: Read,
): Promise<INodeExecutionData[][]> {
	const { platform } = module;
	const items = context.getInputData();
	const credential = await context.getCredentials(platform.credential);
	const settings = readSettings(read);
	const settingsFor = new PlatformSettings(context, module, credential, read);
	const sorted = sortOut(context, items, read, settings, module, settingsFor);
	if (settings.isDryRun) return dryRun(items, sorted, settings, module, module.baseUrl(credential));
	const { settled, parcels, rows } = sorted;
	const tools = {
		send: sender(context, module, credential),
		retry: FORWARD_RETRY,
		surroundings: surroundingsOf(context),
		yieldToOthers: async () => await sleep(0),
		progress: progressTeller(context, platform.voice.name),
	};
	// Test events are sent again and again on purpose.
	const isTest = ({ settings: chosen }: Parcel<unknown>) => module.isTest(chosen);
	for (const tests of [false, true]) {
		const places = parcels.flatMap((parcel, at) => (isTest(parcel) === tests ? [at] : []));
		if (places.length === 0) continue;
		const ledger = tests ? undefined : ledgerOf(context, settings.remembered);
		const part = places.length === parcels.length ? parcels : places.map(parcelAt(parcels));
		const results = await forward(platform, part, { ...tools, ledger });
		results.forEach((result, nth) => {
			settled[rows[places[nth] as number] as number] = result;
		});
	}
	context.addExecutionHints({
		message: `${platform.voice.name}: ${summary(settled)}`,
		location: 'outputPane',
	});
	return toOutputs(items, settled, settings.includeInput);
}

const parcelAt = (parcels: ReadonlyArray<Parcel<unknown>>) => (at: number) =>
	parcels[at] as Parcel<unknown>;

/** Fewer are through in seconds. */
const WORTH_TELLING = 10_000;

/** Long executions say in n8n's log how far they are, at each tenth. */
function progressTeller(context: IExecuteFunctions, service: string) {
	let tenths = 0;
	return (done: number, all: number): void => {
		const reached = Math.floor((10 * done) / all);
		if (all < WORTH_TELLING || reached === tenths) return;
		tenths = reached;
		context.logger.info(
			`${context.getNode().name}: ${done} of ${all} conversions answered by ${service}`,
		);
	};
}

interface Sorted {
	/** Results known without sending, by item; holes where a conversion is to be sent. */
	settled: Result[];
	parcels: Array<Parcel<unknown>>;
	/** The item of each parcel. */
	rows: number[];
}

/** Reads every item once and keeps back what is wrong or not wanted. */
function sortOut(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	read: Read,
	{ policy, consent }: ForwardSettings,
	{ platform }: PlatformModule,
	settingsFor: PlatformSettings,
): Sorted {
	const zone = context.getTimezone();
	const settled = new Array<Result>(items.length);
	const parcels: Array<Parcel<unknown>> = [];
	const rows: number[] = [];
	const hasOwnPage = pageVaries(read);
	items.forEach((item, index) => {
		const found = readItem(item, index, read, zone);
		if ('problem' in found) {
			const refusal = unreadable(found.problem, read('source', index) === 'fields');
			settled[index] = failed(platform.name, null, refusal, NOT_SENT);
			return;
		}
		let settings: unknown;
		try {
			settings = settingsFor.of(index);
		} catch (error) {
			// Where they are the same for all items the node stops: nothing could be sent.
			if (!settingsFor.varies) throw asNodeError(context, error);
			settled[index] = failed(platform.name, null, stopped(error as Stopping), NOT_SENT);
			return;
		}
		let conversion = asSent(found.conversion, policy);
		if (hasOwnPage) conversion = withPage(conversion, read, index);
		if (consent !== undefined) conversion = withConsent(conversion, consent);
		const own = String(read('options.eventId', index, '') ?? '').trim();
		const eventId = earlierEventId(item.json) ?? (own || eventIdOf(conversion));
		const skip = heldBack(found.conversion, policy, platform.refund(settings), platform.voice);
		if (skip !== undefined) {
			settled[index] = skipped(platform.name, eventId, skip);
			return;
		}
		parcels.push({ conversion, eventId, settings });
		rows.push(index);
	});
	return { settled, parcels, rows };
}

const NOT_SENT = { requestId: null, attempts: 0, nowMs: 0 };

function unreadable(problem: string, isMapped: boolean): Refusal {
	return {
		class: 'invalid data',
		code: 'unreadable',
		reason: problem,
		advice: isMapped
			? 'Correct what the field is mapped to, and send the item again'
			: "Connect a node that emits conversions, or set 'Conversions Come From' to Fields Mapped Below and say where each field is",
	};
}

type Stopping = Error & { description?: string | null };

/** An error of the node as a whole, such as a setting that makes no sense. */
function stopped({ message, description }: Stopping): Refusal {
	return {
		class: 'configuration',
		code: 'stopped',
		reason: message,
		advice: `${description ?? 'Correct the settings of the node'}. Then send the items again: what was accepted keeps its event ID`,
	};
}

/** *Event Source URL* can be an expression; what the conversion itself knows goes first. */
function withPage(conversion: Conversion, read: Read, index: number): Conversion {
	if (webAddress(conversion.pageUrl)) return conversion;
	return { ...conversion, pageUrl: readPage(read, index) };
}

/** What the buyer said goes before what the user says of all buyers. */
function withConsent(conversion: Conversion, consent: Consent): Conversion {
	return { ...conversion, consent: { ...consent, ...conversion.consent } };
}

/** The requests that would be sent, one item each; what would be skipped comes out as ever. */
function dryRun(
	items: readonly INodeExecutionData[],
	{ settled, parcels, rows }: Sorted,
	{ includeInput }: ForwardSettings,
	{ platform }: PlatformModule,
	base: string,
): INodeExecutionData[][] {
	const { results, requests } = preview(platform, parcels, Date.now());
	results.forEach((result, at) => {
		settled[rows[at] as number] = result;
	});
	const shown = requests.map(({ request: { method, url, body }, rows: part }) => ({
		json: {
			platform: platform.name,
			outcome: 'dry run',
			events: part.length,
			request: { method, url: base + url, ...(body && { body: bodyOf(body) }) },
		},
		pairedItem: part.map((at) => ({ item: rows[at] as number })),
	}));
	const [, ...others] = toOutputs(items, settled, includeInput);
	return [shown, ...others];
}

/** Every platform takes JSON. */
function bodyOf(body: Buffer): IDataObject {
	return JSON.parse(body.toString()) as IDataObject;
}
