import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Conversion } from '../../nodes/shared/conversion/conversion';
import { TrackerTrigger } from '../../nodes/TrackerTrigger/TrackerTrigger.node';
import { Poller } from '../harness';
import type { SimulatorUrls } from '../live/simulators';
import { keitaroCredentials, triggerParameters } from './accounts';
import { DAYS } from './sizes';

/** What a busy Facebook campaign sends: from the ad, with all that identifies a visitor. */
function isTaken(json: IDataObject): boolean {
	const conversion = json as unknown as Conversion;
	const { change, status, adClickIds, ip, userAgent, geo, revenue } = conversion;
	return (
		change === 'new' &&
		(status === 'confirmed' || status === 'pending') &&
		adClickIds.fbclid !== undefined &&
		revenue !== null &&
		[ip, userAgent, geo.country, geo.city].every(Boolean)
	);
}

/** Items as Tracker Trigger emits them: all different, all such that Meta takes them. */
export async function conversionItems(
	urls: SimulatorUrls,
	count: number,
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	const poller = new Poller({
		node: new TrackerTrigger(),
		parameters: triggerParameters(DAYS + 1, 10_000),
		credentials: keitaroCredentials(urls),
		keepEmissions: false,
		onEmit: (emission) => {
			items.push(...emission.items.filter(({ json }) => isTaken(json)));
			emission.finish();
		},
	});
	for (let before = -1; items.length < count && items.length > before; ) {
		before = items.length;
		await poller.poll();
	}
	if (items.length < count) {
		throw new Error(`The tracker has ${items.length} such conversions, ${count} are wanted`);
	}
	return items.slice(0, count);
}
