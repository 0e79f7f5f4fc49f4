import { jsonServer } from './jsonServer';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { testCredential } from '../harness';
import type { MisbehaviourKind } from '../simulators/base';
import { startedUntil } from '../simulators/lifetime';
import type { PlatformSimulator } from '../simulators/platform';

/** A credential of an ad platform and what its connection test is to say. */
export interface Subject {
	/** A new one for each test. */
	simulator: () => PlatformSimulator;
	credential: () => ICredentialType;
	/** What the user typed in, but for the address. */
	data: IDataObject;
	/** Name of the platform in sentences, and of its credential. */
	name: string;
	credentialName: string;
	host: string;
	/** What the user reads with the wrong token. */
	wrongToken: string;
	/** Other mistakes: what was typed in, and what the user reads. */
	wrong: ReadonlyArray<[what: string, more: IDataObject, message: string]>;
	/** What the platform says itself. */
	said: Partial<Record<MisbehaviourKind, string>>;
	/** Headers by which a request of the node is known. */
	signed: Record<string, string>;
}

const PATIENT_MS = 30_000;

/** What stands in front of the platform, and the network; the same for all. */
const GENERAL: Array<[MisbehaviourKind, (subject: Subject, port: string) => string]> = [
	[
		'badGateway',
		({ name }) =>
			`${name} could not handle the request (502). This is on the server and usually passes: try again later.`,
	],
	[
		'notFoundHtml',
		({ name, credentialName, host }) =>
			`A web page answered instead of the ${name} API (404). Check 'API URL' in the ${credentialName} credential; it is normally ${host}.`,
	],
	[
		'redirect302',
		({ name, credentialName }, port) =>
			`${name} redirects to http://localhost:${port}/elsewhere, which was not followed. Put the final address into the ${credentialName} credential (check http or https), so that the key goes nowhere else.`,
	],
	[
		'cutBody',
		({ name }) =>
			`The connection to ${name} broke before the answer was complete. Try again; if it stays, look at the network between n8n and the server.`,
	],
	[
		'invalidJson',
		({ name }) =>
			`The answer of ${name} broke off or is not JSON. Try again; if it stays, look at the proxy between n8n and the server.`,
	],
];

/** Tests the connection test of a credential, and how it signs. */
export function itChecks(subject: Subject): void {
	const { data, name, credentialName, host } = subject;
	const started = startedUntil(afterEach);
	let simulator: PlatformSimulator;
	beforeEach(async () => {
		simulator = await started(subject.simulator());
	});
	const test = async (more: IDataObject = {}, apiUrl = simulator.url) =>
		await testCredential({
			credential: subject.credential(),
			data: {
				...data,
				apiUrl,
				connectionCheck: 'on test',
				...more,
			} as ICredentialDataDecryptedObject,
		});

	it('says that all is well, stores nothing new, and leaves no event behind', async () => {
		const { status, message, saved } = await test();
		expect({ status, message }).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(saved).toEqual({
			...data,
			apiUrl: simulator.url,
			connectionCheck: 'on test',
		});
		expect(simulator.events()).toEqual([]);
	});

	it('forgives blanks and slashes around the address', async () => {
		const { message } = await test({}, ` ${simulator.url}// `);
		expect(message).toBe('Connection successful!');
	});

	it('tells a wrong token, and never shows it', async () => {
		const { status, message } = await test({ accessToken: 'other-key' });
		expect({ status, message }).toEqual({ status: 'Error', message: subject.wrongToken });
		expect(message).not.toContain('other-key');
	});

	if (subject.wrong.length > 0) {
		it.each([...subject.wrong])('tells %s', async (_what, more, message) => {
			expect(await test(more)).toMatchObject({ status: 'Error', message });
		});
	}

	it.each(GENERAL)('says what is wrong when the answer is %s', async (kind, message) => {
		simulator.misbehave({ kind, times: 1_000 });
		const { port } = new URL(simulator.url);
		expect(await test()).toMatchObject({ status: 'Error', message: message(subject, port) });
		expect(simulator.elsewhere()).toEqual({ calls: 0, withKey: 0 });
	});

	it.each(Object.entries(subject.said))(
		'passes on what the platform says: %s',
		async (kind, message) => {
			simulator.misbehave({ kind: kind as MisbehaviourKind, times: 1_000 });
			expect(await test()).toMatchObject({ status: 'Error', message });
		},
	);

	it('says that nothing listens, or that there is no such host', async () => {
		const { url } = simulator;
		await simulator.stop();
		expect((await test({}, url)).message).toBe(
			`Nothing listens at the address of ${name} (${new URL(url).host}). Check that the server is up, and the host and port in the ${credentialName} credential.`,
		);
		for (const address of ['nowhere', 'http://nowhere.invalid']) {
			expect((await test({}, address)).message).toBe(
				`The host name of ${name} does not exist (${address.replace('http://', '')}). Check the spelling of the URL in the ${credentialName} credential.`,
			);
		}
	});

	it(
		'does not take another service for the platform because it answers in JSON',
		async () => {
			const { address, stop } = await jsonServer('{"service":"up"}');
			try {
				expect((await test({}, address)).message).toBe(
					`Something other than ${name} answers at ${new URL(address).host}. Check 'API URL' in the ${credentialName} credential; it is normally ${host}.`,
				);
			} finally {
				await stop();
			}
		},
		PATIENT_MS,
	);

	describe('a request of the node', () => {
		const sign = async (options: IHttpRequestOptions, apiUrl: string) => {
			const authenticate = subject.credential().authenticate as (
				data: ICredentialDataDecryptedObject,
				options: IHttpRequestOptions,
			) => Promise<IHttpRequestOptions>;
			return await authenticate({ ...data, apiUrl } as ICredentialDataDecryptedObject, options);
		};

		it('goes to the host of the credential, with the token in a header and nowhere else', async () => {
			const given = { url: '/path', headers: { Accept: 'application/json' } };
			const signed = await sign(given, `${host}/`);
			expect(signed).toEqual({
				url: `${host}/path`,
				headers: { Accept: 'application/json', ...subject.signed },
			});
			expect(given).toEqual({ url: '/path', headers: { Accept: 'application/json' } });
		});

		it("goes to the platform's own host where the address was emptied", async () => {
			expect((await sign({ url: '/x' }, ' ')).url).toBe(`${host}/x`);
		});
	});
}
