import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { processedData } from '../../harness';
import type { MisbehaviourKind } from '../../simulators/base';
import { conversionItem, TOKEN, World } from './world';

const PATIENT_MS = 120_000;

const BUYER = {
	email: 'Secret.Buyer@example.com',
	phone: '+491701234567',
	firstName: 'Zebediah',
	lastName: 'Quartermain',
	city: 'Wolkenkuckucksheim',
	postalCode: '99887-1234',
	dateOfBirth: '1997-02-16',
};
/** In every spelling in which they could slip through. */
const SECRETS = [
	TOKEN,
	...Object.values(BUYER),
	...Object.values(BUYER).map((text) => text.toLowerCase()),
	'491701234567',
	'19970216',
];

let world: World;
beforeEach(async () => {
	world = await World.start();
	for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
		jest.spyOn(console, method).mockImplementation(() => {});
	}
	jest.spyOn(process.stdout, 'write');
	jest.spyOn(process.stderr, 'write');
});
afterEach(() => jest.restoreAllMocks());

const written = (): string =>
	[
		console.log,
		console.info,
		console.warn,
		console.error,
		console.debug,
		process.stdout.write,
		process.stderr.write,
	]
		.flatMap((method) => (method as unknown as jest.Mock).mock.calls)
		.map((call) => String(call))
		.join('\n');

function expectNoSecret(text: string): void {
	for (const secret of SECRETS) expect(text).not.toContain(secret);
}

/** Runs once with results only, and hands over all that the user or the log could see. */
async function seen(
	more: IDataObject,
	parameters: INodeParameters = {},
	credential: IDataObject = {},
): Promise<string> {
	const items = [conversionItem(0, { user: BUYER }), conversionItem(1, { user: BUYER, ...more })];
	const options = { ...(parameters.options as object), includeInput: false };
	try {
		const run = await world.forward(items, { ...parameters, options }, { credential });
		return JSON.stringify(run) + written();
	} catch (error) {
		const { message, description, stack, context } = error as Error & Record<string, unknown>;
		return JSON.stringify({ message, description, stack, context }) + written();
	}
}

it.each<[string, IDataObject, INodeParameters]>([
	['accepted', {}, {}],
	['refused by Meta', { ip: 'unknown' }, {}],
	['unreadable', { revenue: 'x' }, {}],
	['skipped', { revenue: null }, {}],
	['too old', { convertedAt: '2020-01-01T00:00:00Z' }, {}],
	['of a dry run', {}, { dryRun: true }],
	['of a setting that makes no sense', {}, { options: { version: 'x' } }],
])(
	'shows no personal data and no token of a conversion that is %s',
	async (_what, more, parameters) => {
		expectNoSecret(await seen(more, parameters));
	},
);

it.each<MisbehaviourKind>([
	'serverErrorAfter',
	'cutBody',
	'redirect302',
	'unauthorized',
	'notFoundHtml',
])(
	'shows none when Meta answers with %s',
	async (kind) => {
		world.meta.misbehave({ kind, times: 1 });
		expectNoSecret(await seen({}));
		// Redirects are not followed, so nothing went to the other host either.
		expect(world.meta.elsewhere()).toEqual({ calls: 0, withKey: 0 });
	},
	PATIENT_MS,
);

it(
	'shows none when the API URL leads nowhere',
	async () => {
		const wrong = ['not a url', 'ftp://127.0.0.1', 'http://127.0.0.1:99999'];
		const texts = await Promise.all(wrong.map(async (apiUrl) => await seen({}, {}, { apiUrl })));
		for (const text of texts) {
			expect(text).toContain('"outcome":"failed"');
			expectNoSecret(text);
		}
	},
	PATIENT_MS,
);

it('sends Meta nothing of the buyer that is not hashed, and the token in the header only', async () => {
	await seen({});
	const [request] = world.meta.received();
	expect(request?.path).toBe(`/v25.0/${world.meta.datasetId}/events`);
	expect(request?.query).toEqual({});
	expect(request?.headers.authorization).toBe('***');
	expectNoSecret(request?.body ?? '');
});

it('keeps nothing but hashes in the database', async () => {
	await world.forward([conversionItem(0, { user: BUYER })], {}, { workflowId: 'private' });
	const marks = processedData.hashes('private', 'node-1');
	expect(marks.length).toBe(2);
	for (const kept of marks) expect(kept).toMatch(/^[A-Za-z0-9+/]{22}==$/);
});
