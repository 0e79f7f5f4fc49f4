import type { IHttpRequestOptions } from 'n8n-workflow';

import type { Send } from '../../nodes/shared/n8n/http';
import type { MisbehaviourKind, Simulator } from '../simulators/base';
import { jsonServer, type JsonServer } from './jsonServer';
import { selfSigned } from './selfSigned';

/** What a user typed into a credential, and what its connection test says of it. */
type Typed = Record<string, string | boolean>;
export type Connect = (typed?: Typed) => Promise<{ status: string; message: string }>;

/** Expects what happened, and then what to do. */
export type ExpectFailure = (typed: Typed, what: string, advice: RegExp) => Promise<void>;

/** A misbehaviour, what happened, and what to do. */
export type Trouble = [kind: MisbehaviourKind, what: string, advice: RegExp];

/** A connection that fails: the dialogue shows nothing but the message, and that shows no secret. */
export const failureOf =
	(connect: Connect, ...secrets: string[]): ExpectFailure =>
	async (typed, what, advice) => {
		const { status, message } = await connect(typed);
		expect(status).toBe('Error');
		expect(message.replace(/:\d{4,5}/, ':PORT').slice(0, what.length + 2)).toBe(`${what}. `);
		expect(message.slice(what.length)).toMatch(advice);
		for (const secret of secrets) expect(message).not.toContain(secret);
	};

/** `field`: the one of the address. `gone`: a simulator of the tracker, to be stopped. */
export function itTellsWrongAddresses(
	tracker: string,
	field: string,
	gone: Simulator,
	expectFailure: ExpectFailure,
): void {
	it('tells that nothing listens there', async () => {
		const address = await gone.start();
		await gone.stop();
		await expectFailure(
			{ [field]: address },
			`Nothing listens at the address of ${tracker} (127.0.0.1:PORT)`,
			/server is up/,
		);
	});

	it.each(['not an address', tracker.toLowerCase()])(
		'tells that %s is no address',
		async (typed) => {
			await expectFailure(
				{ [field]: typed },
				`The host name of ${tracker} does not exist (${typed})`,
				/Check the spelling/,
			);
		},
	);
}

export function itTellsTroubles(
	simulator: Simulator,
	expectFailure: ExpectFailure,
	troubles: readonly Trouble[],
): void {
	it.each([...troubles])('tells %s, and the key goes nowhere else', async (kind, what, advice) => {
		simulator.misbehave({ kind, times: 9 });
		await expectFailure({}, what, advice);
		expect(simulator.elsewhere()).toEqual({ calls: 0, withKey: 0 });
	});
}

/** What Node and axios say of troubles that no server here can be made to have. */
export async function expectTold(
	check: (send: Send) => Promise<void>,
	failure: { code?: string; message?: string },
	beginning: string,
): Promise<void> {
	const asked: IHttpRequestOptions[] = [];
	const send = async (options: IHttpRequestOptions) => {
		asked.push(options);
		return await Promise.reject(Object.assign(new Error('failed'), failure));
	};
	await expect(check(send)).rejects.toThrow(beginning);
	expect(asked).toMatchObject([{ timeout: 15_000, disableFollowRedirect: true }]);
}

/** A tracker whose credential has *Ignore SSL Issues*. */
export function describeSelfSigned(
	tracker: string,
	connect: Connect,
	expectFailure: ExpectFailure,
): void {
	describe('a self-signed certificate', () => {
		let server: JsonServer;

		beforeAll(async () => {
			server = await jsonServer('[]', selfSigned());
		});
		afterAll(async () => await server.stop());

		it('is refused, and the message says so', async () => {
			await expectFailure(
				{ url: server.address },
				`The certificate of ${tracker} is not trusted`,
				/Ignore SSL Issues/,
			);
		});

		it('is accepted when the user says so', async () => {
			const { status } = await connect({ url: server.address, ignoreSslIssues: true });
			expect(status).toBe('OK');
		});
	});
}
