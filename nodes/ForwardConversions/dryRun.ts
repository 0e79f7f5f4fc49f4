import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { PlatformModule } from '../shared/platforms/module';
import { preview } from '../shared/platforms/sendable';
import { toOutputs } from './outputs';
import type { ForwardSettings } from './settings';
import type { Sorted } from './sortOut';

/** The requests that would be sent, one item each; what would be skipped comes out as ever. */
export function dryRun(
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
