import type { IExecuteFunctions, IHttpRequestOptions, IPollFunctions } from 'n8n-workflow';
import { openLink, type LinkContext } from '../../../../nodes/shared/n8n/trackerLink';

const ASKED = { method: 'GET', url: '/things', timeoutMs: 60_000 } as const;
const MODULE = { credential: 'exampleApi' };

interface Sent {
	how: string;
	options: IHttpRequestOptions;
}

/** n8n's side of a link: answers from a list of statuses, and what was sent. */
function contextOf(statuses: number[], more: object = {}) {
	const sent: Sent[] = [];
	const answer = (how: string, options: IHttpRequestOptions) => {
		sent.push({ how, options });
		const statusCode = statuses.shift() ?? 200;
		return Promise.resolve({ statusCode, headers: { 'retry-after': '0' }, body: '{"ok":true}' });
	};
	const context = {
		getCredentials: (type: string) => Promise.resolve({ type, currency: 'USD' }),
		helpers: {
			httpRequest: (options: IHttpRequestOptions) => answer('plain', options),
			httpRequestWithAuthentication: (type: string, options: IHttpRequestOptions) =>
				answer(type, options),
		},
		...more,
	} as unknown as IPollFunctions & IExecuteFunctions;
	return { context: context as LinkContext, sent };
}

it('sends with the credential of the tracker, and hands out its fields', async () => {
	const { context, sent } = contextOf([]);
	const link = await openLink(context, MODULE);
	expect(await link.send(ASKED)).toMatchObject({ answer: { status: 200, body: { ok: true } } });
	expect(sent.map(({ how }) => how)).toEqual(['exampleApi']);
	expect(link.credential).toEqual({ type: 'exampleApi', currency: 'USD' });
});

it('repeats a read while the trouble is a passing one', async () => {
	const { context, sent } = contextOf([429, 503]);
	const { send } = await openLink(context, MODULE);
	expect((await send(ASKED)).problem).toBeUndefined();
	expect(sent).toHaveLength(3);
});

it.each([
	['once', 429],
	['send', 401],
] as const)('%s does not repeat after %i', async (way, status) => {
	const { context, sent } = contextOf([status]);
	const link = await openLink(context, MODULE);
	expect((await link[way](ASKED)).problem?.status).toBe(status);
	expect(sent).toHaveLength(1);
});

it('does not repeat once the execution was stopped', async () => {
	const getExecutionCancelSignal = () => AbortSignal.abort();
	const { context, sent } = contextOf([503], { getExecutionCancelSignal });
	const { send } = await openLink(context, MODULE);
	expect((await send(ASKED)).problem?.kind).toBe('serverFault');
	expect(sent).toHaveLength(1);
});

it('neither waits nor repeats past the deadline, and gives a request what is left', async () => {
	const { context, sent } = contextOf([503]);
	const { send } = await openLink(context, MODULE, Date.now() - 1);
	expect((await send(ASKED)).problem?.kind).toBe('serverFault');
	expect(sent.map(({ options }) => options.timeout)).toEqual([1_000]);
});

it('sends without the credential where asked to', async () => {
	const { context, sent } = contextOf([]);
	const { plain } = await openLink(context, MODULE);
	await plain({ url: 'https://example.com/postback' });
	expect(sent.map(({ how }) => how)).toEqual(['plain']);
});
