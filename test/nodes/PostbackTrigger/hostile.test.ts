import type { IDataObject } from 'n8n-workflow';
import { forgetAll } from '../../../nodes/PostbackTrigger/memory';
import { call, HMAC_SECRET, PREVIOUS_SECRET, SECRET } from './setup';
import { ROWS } from './hostileRows';

beforeEach(forgetAll);

it('is a table of at least 120 rows', () => expect(ROWS.length).toBeGreaterThanOrEqual(120));

describe.each(ROWS)('%s', (_what, status, request, setting) => {
	it(`is answered with ${status}`, async () => {
		const { answer, outputs, error } = await call(request, setting);
		expect(error).toBeUndefined();
		expect(answer.status).toBe(status);
		expect(outputs === undefined).toBe(status !== 200);
		const told = JSON.stringify([answer, outputs]);
		for (const secret of [SECRET, PREVIOUS_SECRET, HMAC_SECRET]) expect(told).not.toContain(secret);
		expect(({} as IDataObject).polluted).toBeUndefined();
	});
});

describe('a refused call on the output Refused', () => {
	const refusals = ROWS.filter(([, status]) => status !== 200);

	it.each(refusals.map((row) => [row[0], row[1], row] as const))(
		'%s: tells %d and nothing of the secrets',
		async (_what, status, [, , request, setting]) => {
			const parameters = { ...setting?.parameters, refused: 'output' };
			const { answer, outputs } = await call(request, { ...setting, parameters });
			expect(answer.status).toBe(status);
			expect(outputs?.[0]).toEqual([]);
			expect(outputs?.[1]?.[0]?.json).toMatchObject({ refused: true, status, reason: answer.body });
			const told = JSON.stringify(outputs);
			for (const secret of [SECRET, PREVIOUS_SECRET, HMAC_SECRET]) {
				expect(told).not.toContain(secret);
			}
		},
	);
});
