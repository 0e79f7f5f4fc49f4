import { Workspace } from './workspace';

let workspace: Workspace;
beforeEach(async () => {
	workspace = await Workspace.start();
});

describe('Postback: Send Conversion', () => {
	const conversion = { event: 'Lead', clickId: '={{ $json.click }}' };

	it('asks for the template once, however many items there are', async () => {
		const items = [{ click: 'a' }, { click: 'b' }, { click: 'c' }];
		await workspace.run('postback.sendConversion', conversion, { items });
		expect(workspace.calls()).toEqual([
			'GET /postback/config',
			...items.map(() => 'GET /postback/conversions'),
		]);
		expect(workspace.simulator.account.conversions).toEqual([
			{ event: 'Lead', click_id: 'a' },
			{ event: 'Lead', click_id: 'b' },
			{ event: 'Lead', click_id: 'c' },
		]);
	});

	it('never sends the key to a template, wherever that leads', async () => {
		await workspace.run('postback.sendConversion', conversion, { items: [{ click: 'a' }] });
		const [, postback] = workspace.simulator.received();
		expect(postback?.headers).not.toHaveProperty('x-api-key');
		expect(postback?.headers).not.toHaveProperty('authorization');
	});

	it('a refused one says what Wevion said, without the signed URL', async () => {
		const urlTemplate = '={{ $json.url }}/api/v1/postback/conversions?signature=secret-sign';
		const items = [{ click: 'a', url: workspace.url }];
		const run = workspace.run('postback.sendConversion', { ...conversion, urlTemplate }, { items });
		const error = await run.catch((thrown: unknown) => thrown as Error);
		expect(error).toMatchObject({
			message: 'Wevion refused the request (401): Unauthorized',
			description: expect.stringContaining('its signature is not'),
		});
		expect(JSON.stringify(error)).not.toContain('secret-sign');
	});

	it('a page in its place says to copy the URL again', async () => {
		workspace.simulator.misbehave({ kind: 'notFoundHtml', times: 1, skip: 1 });
		const run = workspace.run('postback.sendConversion', conversion, { items: [{ click: 'a' }] });
		await expect(run).rejects.toMatchObject({
			message: 'Wevion refused the request (404)',
			description: expect.stringContaining('POST With Body'),
		});
	});

	it('is repeated after a 429 alone', async () => {
		const spoil = { pathIncludes: '/conversions', times: 1 } as const;
		const items = [{ click: 'a' }];
		workspace.simulator.misbehave({
			...{ ...spoil, kind: 'throttledRetryAfter', retryAfterSeconds: 0 },
		});
		await workspace.run('postback.sendConversion', conversion, { items });
		expect(workspace.simulator.account.conversions).toHaveLength(1);
		workspace.simulator.misbehave({ ...spoil, kind: 'serverErrorAfter' });
		const run = workspace.run('postback.sendConversion', conversion, { items });
		await expect(run).rejects.toThrow('(500)');
		expect(workspace.simulator.account.conversions).toHaveLength(2);
	});
});
