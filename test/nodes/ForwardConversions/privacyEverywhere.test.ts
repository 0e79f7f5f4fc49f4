import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import { ForwardConversions } from '../../../nodes/ForwardConversions/ForwardConversions.node';
import { PLATFORMS } from '../../../nodes/shared/platforms/registry';
import { Answers } from '../../contract/platforms/answers';
import { JumpingClock } from '../../contract/platforms/clock';
import { ACCOUNTS } from '../../contract/platforms/credentials';
import type { Answer } from '../../contract/platforms/line';
import { BUYER, sale } from '../../e2e/platforms/items';
import { STANDS } from '../../e2e/platforms/stands';
import { executeNode, processedData, toItems, withClock } from '../../harness';
import { sha256 } from '../shared/platforms/examples';

/** In every spelling in which they could slip through. */
const PEOPLE = [
	...Object.values(BUYER),
	BUYER.email.toLowerCase(),
	encodeURIComponent(BUYER.email),
	BUYER.phone.replace(/\D/g, ''),
];

/** Names the buyer to whoever has the address: what a platform is sent, but no item or log. */
const HASH = sha256(BUYER.email.toLowerCase());

/** Says back all that was sent and more, wherever a platform has a place for words. */
function quoting(secrets: readonly string[], people: readonly string[] = PEOPLE): IDataObject {
	const words = `Not valid: ${[...people, ...secrets].join(', ')}`;
	const violation = { field: 'events.events[0].currency', description: words, reason: 'INVALID' };
	return {
		code: 40_002,
		message: words,
		reason: words,
		status: 'INVALID',
		detail: words,
		title: words,
		errors: [{ message: words, error_message: words }],
		events: [0, 1].map(() => ({ status: 'failed', error_message: words })),
		error: {
			code: 100,
			message: words,
			error_user_title: words,
			error_user_msg: words,
			status: 'INVALID_ARGUMENT',
			fields: [{ field: '$.data.events[0].user.email', message: words }],
			details: [{ fieldViolations: [violation] }, { errors: [{ message: words }] }],
		},
	};
}

const page = (secrets: readonly string[]): string =>
	`<html><body><h1>Bad Request</h1>${[...PEOPLE, ...secrets].join(' ')}</body></html>`;

type Scene = (secrets: readonly string[]) => { answer: Answer; parameters?: INodeParameters };

const SCENES: Readonly<Record<string, Scene>> = {
	'a success': () => ({ answer: { status: 200, body: { code: 0, status: 'VALID', data: {} } } }),
	'nothing but a status': () => ({ answer: { status: 204 } }),
	'a success that quotes': (secrets) => ({ answer: { status: 200, body: quoting(secrets) } }),
	'a refusal that quotes': (secrets) => ({ answer: { status: 400, body: quoting(secrets) } }),
	'a refusal that quotes a hash': () => ({
		answer: { status: 400, body: quoting([], [HASH]) },
	}),
	'a refused sign-in that quotes': (secrets) => ({
		answer: { status: 401, body: quoting(secrets) },
	}),
	'throttling that quotes': (secrets) => ({ answer: { status: 429, body: quoting(secrets) } }),
	'a failure that quotes': (secrets) => ({ answer: { status: 500, body: quoting(secrets) } }),
	'a page that quotes': (secrets) => ({
		answer: { status: 400, headers: { 'content-type': 'text/html' }, body: page(secrets) },
	}),
	'a text that quotes': (secrets) => ({
		answer: { status: 500, body: [...PEOPLE, ...secrets].join(' ') },
	}),
	'nothing, in a dry run': () => ({ answer: { status: 200 }, parameters: { dryRun: true } }),
};

const LEVELS = ['error', 'warn', 'info', 'debug'] as const;

/** What n8n's logger and the streams were handed. */
function watch(): () => string {
	const logger = Container.get(Logger);
	const spies = [
		...LEVELS.map((level) => jest.spyOn(logger, level).mockImplementation(() => {})),
		...LEVELS.map((level) => jest.spyOn(console, level).mockImplementation(() => {})),
		jest.spyOn(process.stdout, 'write'),
		jest.spyOn(process.stderr, 'write'),
	];
	return () => JSON.stringify(spies.map(({ mock }) => mock.calls as unknown[]));
}

/** Runs the node; answers all that the user, the workflow or the log could see, and the credential. */
async function seen(platform: string, credential: string, scene: Scene) {
	const account = ACCOUNTS[credential];
	if (account === undefined) throw new Error(`There is no account for '${credential}'`);
	const secrets = account.secrets.map((name) => String(account.data[name] ?? '')).filter(Boolean);
	const { parameters: chosen, more } = STANDS[platform] ?? { parameters: {} };
	const { answer, parameters } = scene(secrets);
	const answers = new Answers([answer]);
	const clock = new JumpingClock(Date.now());
	const written = watch();
	const told: unknown[] = [];
	// Once as results, once as an error of the node, should there be one.
	try {
		const run = await withClock(clock.now, async () =>
			executeNode({
				node: new ForwardConversions(),
				parameters: {
					...(chosen as INodeParameters),
					...parameters,
					platform,
					options: { includeInput: false },
				},
				credentials: {
					[credential]: {
						instance: account.instance,
						data: account.data as ICredentialDataDecryptedObject,
					},
				},
				items: toItems(sale(1, more), sale(2, more), sale(3, { ...more, revenue: 'x' })),
				workflowId: `privacy-${platform}`,
			}),
		);
		told.push(run);
	} catch (error) {
		const { message, description, stack } = error as Error & { description?: string };
		told.push({ message, description, stack });
	} finally {
		clock.stop();
		answers.stop();
	}
	return { text: JSON.stringify(told) + written(), secrets, sent: answers.requests };
}

afterEach(() => {
	jest.restoreAllMocks();
	processedData.clear();
});

describe.each(PLATFORMS.map(({ platform }) => [platform.name, platform.credential] as const))(
	'%s',
	(platform, credential) => {
		it.each(Object.entries(SCENES))(
			'shows no personal data and no secret when it answers with %s',
			async (_what, scene) => {
				const { text, secrets, sent } = await seen(platform, credential, scene);
				for (const hidden of [...PEOPLE, ...secrets]) expect(text).not.toContain(hidden);
				if (sent.length > 0) expect(text).not.toContain(HASH);
				expect(sent.length > 0).toBe(scene([]).parameters === undefined);
				// What is sent of the buyer is hashed.
				const bodies = JSON.stringify(sent.map(({ url, body }) => [url, body]));
				for (const hidden of PEOPLE) expect(bodies).not.toContain(hidden);
			},
		);
	},
);
