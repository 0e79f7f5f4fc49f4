import type { IDataObject, INodeType } from 'n8n-workflow';
import { ForwardConversions } from '../../nodes/ForwardConversions/ForwardConversions.node';
import { forgetAll } from '../../nodes/PostbackTrigger/memory';
import { PostbackTrigger } from '../../nodes/PostbackTrigger/PostbackTrigger.node';
import { TrackerTrigger } from '../../nodes/TrackerTrigger/TrackerTrigger.node';
import { readyUrl } from '../../nodes/shared/postback/readyUrl';
import { fill, SIMULATED } from '../e2e/postback/trackers';
import { processedData } from '../harness';
import { outputSchema } from '../schema/outputSchema';
import { committedSchemas, versionFolder, type Schemas } from '../schema/schemaFiles';
import { GoogleWorld } from './ForwardConversions/googleWorld';
import { conversionItem, World } from './ForwardConversions/world';
import { get, SECRET } from './PostbackTrigger/setup';
import { Publication } from './TrackerTrigger/publication';

const TRACKERS = Object.keys(SIMULATED) as Array<keyof typeof SIMULATED>;
const HAPPENED = {
	externalId: 'x1',
	transactionId: 't1',
	value: '12.50',
	currency: 'EUR',
	at: Math.floor(Date.now() / 1000) - 60,
};

afterAll(async () => await Publication.stopAll());

/** Items of the Tracker Trigger as *Fetch Test Event* shows them, which are those it emits. */
async function fromTracker(): Promise<IDataObject[]> {
	const { poller, now } = await Publication.start();
	return ((await poller.poll({ mode: 'manual', now })) ?? []).map(({ json }) => json);
}

/** What each tracker fills in, and a call with next to nothing. */
async function fromPostbacks(): Promise<IDataObject[]> {
	forgetAll();
	const calls = [await get({ click_id: 'c0' }, { parameters: { tracker: 'generic' } })];
	for (const [index, tracker] of TRACKERS.entries()) {
		const url = readyUrl(tracker, 'https://n8n.example.com/webhook/id-1/postback', SECRET);
		const { macros } = SIMULATED[tracker];
		const { searchParams } = new URL(fill(url, macros({ ...HAPPENED, clickId: `c${index + 1}` })));
		calls.push(await get(Object.fromEntries(searchParams), { parameters: { tracker } }));
	}
	return calls.flatMap(({ outputs }) => (outputs?.[0] ?? []).map(({ json }) => json));
}

/** One item for each output. */
async function fromForwarding(): Promise<IDataObject[]> {
	const world = await World.start();
	const { outputs } = await world.forward([
		conversionItem(0),
		conversionItem(1, { revenue: null }),
		conversionItem(2, { convertedAt: 'some day' }),
	]);
	expect(outputs.map(({ length }) => length)).toEqual([1, 1, 1]);
	return outputs.flat().map(({ json }) => json);
}

/** Of a request that Google has not looked at yet, and of one that it has. */
async function fromStatus(): Promise<IDataObject[]> {
	const google = await GoogleWorld.start();
	try {
		const first = await google.send([conversionItem(0)]);
		const before = await google.status(first);
		// What was accepted is forgotten here and known there.
		processedData.clear();
		const again = await google.send([conversionItem(0)]);
		google.simulator.settle();
		return [...before, ...(await google.status(again))];
	} finally {
		await google.stop();
		processedData.clear();
	}
}

/** Where n8n looks with an operation, and where its workflow builder looks, which leaves defaults out. */
const SENT = ['.json', '/send.json'];

it.each<[string, INodeType, Array<[ends: string[], run: () => Promise<IDataObject[]>]>]>([
	[
		'ForwardConversions',
		new ForwardConversions(),
		[
			[SENT, fromForwarding],
			[['/getStatus.json'], fromStatus],
		],
	],
	['PostbackTrigger', new PostbackTrigger(), [[['.json'], fromPostbacks]]],
	['TrackerTrigger', new TrackerTrigger(), [[['.json'], fromTracker]]],
])('%s puts out what its schemas say', async (folder, { description }, cases) => {
	const produced: Schemas = {};
	for (const [ends, run] of cases) {
		const items = await run();
		expect(items.length).toBeGreaterThan(1);
		for (const end of ends) {
			produced[`${versionFolder(description.version as number)}${end}`] = outputSchema(items);
		}
	}
	expect(committedSchemas(folder, produced)).toEqual(produced);
});
