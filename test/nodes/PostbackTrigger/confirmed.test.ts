import { forgetAll } from '../../../nodes/PostbackTrigger/memory';
import { call, get, postbackOf, type Setting } from './setup';

beforeEach(forgetAll);

const confirmed: Setting = { webhook: { webhookName: 'setup', path: 'postback/confirmed' } };
const sale = { click_id: 'c1', transaction_id: 't1', event: 'Purchase' };

describe('the address whose answer confirms the end of the workflow', () => {
	it('starts the execution and leaves the answer to its end', async () => {
		const result = await get(sale, confirmed);
		expect(postbackOf(result).id).toBe('c1:t1');
		expect(result.answer.body).toBeUndefined();
	});

	it('takes a postback again that n8n could not bring to its end', async () => {
		const { webhook } = confirmed;
		await get(sale, { webhook: { ...webhook, ending: 'execution cannot start' } });
		expect(postbackOf(await get(sale, confirmed)).id).toBe('c1:t1');
	});

	it('answers a duplicate at once', async () => {
		await get(sale, confirmed);
		const { answer, outputs } = await get(sale, confirmed);
		expect([answer.status, answer.body, outputs]).toEqual([200, 'OK', undefined]);
	});

	it('lets nobody in without the secret', async () => {
		const { answer, outputs } = await call({ query: sale }, confirmed);
		expect([answer.status, outputs]).toEqual([401, undefined]);
	});
});
