import {
	NodeApiError,
	NodeOperationError,
	sleep,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { tenths } from '../shared/n8n/progress';
import { maskOf } from '../shared/n8n/discretion';
import { forward } from '../shared/platforms/forward';
import type { PlatformModule } from '../shared/platforms/module';
import { platformOf } from '../shared/platforms/registry';
import { failed } from '../shared/platforms/result';
import type { Parcel } from '../shared/platforms/sendable';
import { dryRun } from './dryRun';
import { GET_STATUS } from './fields/operation';
import { summary, toOutputs } from './outputs';
import { parameterReader, type Read } from './parameters';
import { FORWARD_RETRY, ledgerOf, sender, surroundingsOf } from './send';
import { PlatformSettings, readSettings } from './settings';
import { NOT_SENT, sortOut, stopped, type Stopping } from './sortOut';
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
	const sorted = sortOut(context, items, read, module, settingsFor);
	if (settings.isDryRun) return dryRun(items, sorted, settings, module, module.baseUrl(credential));
	const { settled, parcels, rows } = sorted;
	const tools = {
		send: sender(context, module, credential),
		retry: FORWARD_RETRY,
		surroundings: surroundingsOf(context),
		yieldToOthers: async () => await sleep(0),
		mask: maskOf(credential),
		progress: tenths(context, `conversions answered by ${platform.voice.name}`, FEWEST_TOLD),
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
const FEWEST_TOLD = 10_000;
