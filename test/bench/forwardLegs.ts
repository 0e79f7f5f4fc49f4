import axios from 'axios';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { ForwardConversions } from '../../nodes/ForwardConversions/ForwardConversions.node';
import { executeNode, processedData } from '../harness';
import type { SimulatorUrls } from '../live/simulators';
import { forwardParameters, META_TOKEN, metaCredentials } from './accounts';

/** One way of getting events to Meta. */
export interface Leg {
	name: string;
	/** Events it sends in one run. */
	events: number;
	run: () => Promise<void>;
}

/** One request as the node would send it. */
interface PreparedRequest {
	url: string;
	/** JSON. */
	body: string;
}

interface ShownRequest {
	url: string;
	body: { data: IDataObject[] };
}

/** The requests the node would send, from its own Dry Run. */
async function shownRequests(
	urls: SimulatorUrls,
	items: INodeExecutionData[],
): Promise<ShownRequest[]> {
	const { outputs } = await executeNode({
		node: new ForwardConversions(),
		parameters: forwardParameters({}, true),
		credentials: metaCredentials(urls),
		items,
	});
	return (outputs[0] ?? []).map(({ json }) => json.request as unknown as ShownRequest);
}

/** All that Forward Conversions does, on n8n-core. */
export function nodeLeg(
	name: string,
	urls: SimulatorUrls,
	items: INodeExecutionData[],
	options: INodeParameters,
): Leg {
	const run = async (): Promise<void> => {
		const { outputs } = await executeNode({
			node: new ForwardConversions(),
			parameters: forwardParameters(options),
			credentials: metaCredentials(urls),
			items,
		});
		const sizes = outputs.map(({ length }) => length);
		if (sizes[0] !== items.length) throw new Error(`Accepted, skipped, failed: ${sizes.join()}`);
		// A run is a first one: what an earlier run accepted is not known.
		processedData.clear();
	};
	return { name, events: items.length, run };
}

/** Nothing but axios posting bodies that are ready, one after the other. */
export async function axiosLeg(
	name: string,
	urls: SimulatorUrls,
	items: INodeExecutionData[],
): Promise<Leg> {
	const shown = await shownRequests(urls, items);
	const prepared: PreparedRequest[] = shown.map(({ url, body }) => ({
		url,
		body: JSON.stringify(body),
	}));
	const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${META_TOKEN}` };
	const run = async (): Promise<void> => {
		for (const { url, body } of prepared) await axios.post(url, body, { headers });
	};
	return { name, events: items.length, run };
}

/** Events ready to be sent, one an item, and the address they go to. */
export async function eventItems(
	urls: SimulatorUrls,
	items: INodeExecutionData[],
): Promise<{ url: string; events: INodeExecutionData[] }> {
	const shown = await shownRequests(urls, items);
	const events = shown.flatMap(({ body }) => body.data.map((json) => ({ json })));
	return { url: shown[0]?.url ?? '', events };
}
