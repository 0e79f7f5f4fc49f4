import fc from 'fast-check';
import { WevionApi } from '../../credentials/WevionApi.credentials';
import { registry } from '../../nodes/Wevion/actions';
import { Wevion } from '../../nodes/Wevion/Wevion.node';
import { ROWS, type Row } from '../nodes/Wevion/rows';
import { PLANTED } from './arbitraries';
import { fuzz } from './cases';
import { answersTo } from './services/answers';
import { expectRowsOrError, readied, type Ready } from './services/run';

/** Waits for a pace or a repetition take no time of ours. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await Promise.resolve(),
}));

const CREDENTIAL = {
	...{ url: 'https://api.example.com', apiKey: PLANTED.secret, sendKeyAs: 'xApiKey' },
	...{ requestsPerMinute: 100_000, overrides: '{}' },
};

const node = new Wevion();
const known = new Map<Row, Promise<Ready>>();

/** The node with the parameters of a row of the table by which its operations are tested. */
async function ready(row: Row): Promise<Ready> {
	const [resource = '', operation = ''] = row.operation.split('.');
	const credentials = { wevionApi: { instance: new WevionApi(), data: CREDENTIAL } };
	const setup = { node, credentials, parameters: { resource, operation, ...row.parameters } };
	const made = known.get(row) ?? readied(setup, [{ json: { url: CREDENTIAL.url } }]);
	known.set(row, made);
	return await made;
}

const MAPPING = { id: 'm-1', trackerCampaignId: '7', campaignId: 'w-1', platform: 'meta' };
/** How Wevion may answer: bare, wrapped, in pages that lead on and in such as lead back. */
const FINE = [
	...[[MAPPING], { data: [MAPPING] }, { mappings: [MAPPING], next_cursor: 'c1' }],
	...[
		{ data: { items: [MAPPING] }, page: 1, total_pages: 3 },
		{ items: [{}], nextCursor: 'c2' },
	],
	...[
		{ success: true, data: MAPPING },
		{ success: false, error: { message: 'No' } },
	],
	{ url: 'https://p.example.com/?click={click_id}&event={event_name}', currencies: ['EUR'] },
	{ configId: 'trk-1', status: 'synced', users: [{ id: 'u-1', name: 'One' }] },
];

for (const resource of Object.keys(registry)) {
	const own = ROWS.filter(({ operation }) => operation.startsWith(`${resource}.`));
	const scenes = fc.record({
		row: fc.constantFrom(...own),
		answers: answersTo(FINE, [PLANTED.secret]),
		inTurns: fc.boolean(),
	});
	fuzz(`Wevion, ${resource}: any answer`, scenes, async ({ row, answers, inTurns }) => {
		await expectRowsOrError(await ready(row), answers, { secrets: [PLANTED.secret], inTurns });
	});
}
