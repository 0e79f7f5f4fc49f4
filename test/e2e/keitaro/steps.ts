import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { Editor } from '../../live/browser';
import type { NodePanel } from '../../live/node-panel';
import { picture } from './picture';

/** What one *Execute step* led to. */
export interface Outcome {
	/** Of the execution. */
	status: string;
	items: IDataObject[];
	/** Requests that reached the tracker meanwhile: `GET /campaigns`. */
	sent: Array<{ what: string; query: Record<string, string>; body: string }>;
}

/** One operation as a person runs it, on the panel that the one before has left. */
interface Step {
	name: string;
	fill: (panel: NodePanel, editor: Editor) => Promise<void>;
	/** What is to be read on the output side of the panel. */
	shows: readonly RegExp[];
	expect: (outcome: Outcome, account: string) => void;
}

const MEASURES = ['clicks', 'conversions', 'revenue', 'cost', 'profit'];

const requests = ({ sent }: Outcome): string[] => sent.map(({ what }) => what);

export const STEPS: readonly Step[] = [
	{
		name: 'Campaign, Get Many',
		async fill(panel) {
			await panel.type('limit', '3');
		},
		shows: [/3 items/, /FB \| Keto \| DE/, /link without macros/],
		expect(outcome) {
			const { items, sent } = outcome;
			assert.deepEqual(requests(outcome), ['GET /campaigns']);
			assert.deepEqual(sent[0]?.query, { limit: '3', offset: '0' });
			assert.deepEqual(
				items.map(({ id }) => id),
				[1, 2, 3],
			);
		},
	},
	{
		name: 'Campaign, Get, found by typing into the list',
		async fill(panel, editor) {
			await panel.choose('operation', 'Get');
			const found = await panel.search('campaignId', 'jeunesse');
			await editor.screenshot(picture('Campaign, search in the list'));
			assert.deepEqual(found, ['Google Jeunesse, en pause (#10, disabled)']);
			await panel.pick('Jeunesse');
		},
		shows: [/1 item/, /disabled/],
		expect(outcome) {
			assert.deepEqual(requests(outcome), ['GET /campaigns/10']);
			const [{ id, name, token } = {}] = outcome.items;
			assert.deepEqual([id, name, token], [10, 'Google Jeunesse, en pause', '***']);
		},
	},
	{
		name: 'Breakdown, Get by Sub-ID, two of them nested',
		async fill(panel) {
			await panel.choose('resource', 'Breakdown');
			await panel.choose('operation', 'Get by Sub-ID');
			await panel.choose('subId', 'Sub-ID 4');
			await panel.type('nestedSubIds', '1');
			await panel.choose('dateRange', 'Last 30 Days');
			await panel.type('limit', '6');
		},
		shows: [/6 items/, /uniqueClicks/, /stand on the day of the click/],
		expect(outcome) {
			const { items, sent } = outcome;
			assert.deepEqual([...new Set(requests(outcome))], ['POST /report/build']);
			const asked = JSON.parse(sent[0]?.body ?? '') as IDataObject;
			assert.deepEqual(asked.dimensions ?? asked.grouping, ['sub_id_4', 'sub_id_1']);
			assert.equal(items.length, 6);
			for (const row of items) {
				assert.deepEqual(Object.keys(row).slice(0, 2), ['sub_id_4', 'sub_id_1']);
				for (const measure of MEASURES) assert.equal(typeof row[measure], 'number', measure);
				assert.deepEqual([row.currency, row.timeZone], ['USD', 'UTC']);
			}
			const clicks = items.map((row) => Number(row.clicks));
			const sorted = [...clicks].sort((a, b) => b - a);
			assert.deepEqual(clicks, sorted);
		},
	},
	{
		name: 'Conversion, Get Many in the shape of all our nodes',
		async fill(panel) {
			await panel.choose('resource', 'Conversion');
			await panel.choose('operation', 'Get Many');
			await panel.choose('output', 'Conversion');
			await panel.choose('dateRange', 'Last 30 Days');
			await panel.type('limit', '4');
		},
		shows: [/4 items/, /changedFields/],
		expect(outcome, host) {
			const { items } = outcome;
			assert.ok(requests(outcome).includes('POST /conversions/log'), String(requests(outcome)));
			assert.equal(items.length, 4);
			for (const { id, tracker, convertedAt, account } of items) {
				assert.ok(id, 'no id');
				assert.deepEqual([tracker, account], ['keitaro', host]);
				assert.equal(new Date(String(convertedAt)).toISOString(), convertedAt);
			}
		},
	},
	{
		name: 'Offer, Create with an added field',
		async fill(panel) {
			await panel.choose('resource', 'Offer');
			await panel.choose('operation', 'Create');
			await panel.type('name', 'Made in the Editor');
			await panel.add('Add Field', 'Notes');
			await panel.type('notes', 'By hand');
		},
		shows: [/1 item/, /By hand/],
		expect(outcome) {
			const { items, sent } = outcome;
			assert.deepEqual(requests(outcome), ['POST /offers']);
			const body: unknown = JSON.parse(sent[0]?.body ?? '');
			assert.deepEqual(body, { name: 'Made in the Editor', notes: 'By hand' });
			const [{ id, name, notes } = {}] = items;
			assert.deepEqual([name, notes, typeof id], ['Made in the Editor', 'By hand', 'number']);
		},
	},
	{
		name: 'Offer, Get one that is not there, said in a sentence with what to do',
		async fill(panel) {
			await panel.choose('operation', 'Get');
			await panel.locateBy('offerId', 'id');
			await panel.type('offerId', '99999');
		},
		shows: [/Keitaro found nothing there \(404\)/, /Check the ID/],
		expect({ status }) {
			assert.equal(status, 'error');
		},
	},
];
