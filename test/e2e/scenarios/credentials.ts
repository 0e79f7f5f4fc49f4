import assert from 'node:assert/strict';
import type { Checks } from '../../live/checks';
import { freePort } from '../../live/ports';
import type { Credential, CredentialInput } from '../../live/rest-types';
import type { SimulatorControl } from '../control';
import { credentialsFor, type Stage } from '../stage';

interface Case {
	what: string;
	/** What the user got wrong. */
	data: Record<string, string>;
	/** What the answer must tell: what happened, and what to do. */
	says: RegExp[];
	/** What the service does meanwhile. */
	trouble?: { begin: () => Promise<unknown>; end: () => Promise<unknown> };
}

async function casesFor(stage: Stage, type: string): Promise<Case[]> {
	const { keitaro } = stage.simulators.urls;
	const setEdition = (status: number) => async () =>
		await stage.keitaro.command('setEdition', { status });
	const nobody = `http://127.0.0.1:${await freePort()}`;
	return type === 'keitaroApi'
		? [
				{
					what: 'a wrong key',
					data: { apiKey: 'wrong-key' },
					says: [/did not accept the key/, /Maintenance → Users/],
				},
				{
					what: 'a wrong address',
					data: { url: `${keitaro}/shop` },
					says: [/Keitaro/, /address at which you open the Keitaro panel/],
				},
				{
					what: 'a server that is down',
					data: { url: nobody },
					says: [/Nothing listens at the address of Keitaro/, /host and port/],
				},
				{
					what: 'a redirect to another host',
					data: {},
					says: [/Keitaro redirects to .*, which was not followed/, /final address/],
					trouble: redirecting(stage.keitaro),
				},
				{
					what: 'an edition without the API',
					data: {},
					says: [/not part of this Keitaro plan/, /Expert, Team or Enterprise/],
					trouble: { begin: setEdition(402), end: setEdition(200) },
				},
			]
		: [
				{
					what: 'a wrong token',
					data: { accessToken: 'wrong-token' },
					says: [/token/, /Events Manager/],
				},
				{ what: 'a wrong dataset', data: { datasetId: '999' }, says: [/'Dataset ID'/] },
				{ what: 'a wrong address', data: { apiUrl: keitaro }, says: [/'API URL'/] },
				{
					what: 'a server that is down',
					data: { apiUrl: nobody },
					says: [/Nothing listens at the address of Meta/, /host and port/],
				},
				{
					what: 'a redirect to another host',
					data: {},
					says: [/Meta redirects to .*, which was not followed/, /final address/],
					trouble: redirecting(stage.meta),
				},
			];
}

const redirecting = (simulator: SimulatorControl): Case['trouble'] => ({
	begin: async () => await simulator.misbehave({ kind: 'redirect302', times: 9 }),
	end: async () => await simulator.behave(),
});

/** Creates both credentials and presses *Test* on each, as it should be and with every mistake. */
export async function testCredentials(stage: Stage, checks: Checks): Promise<Credential[]> {
	const { rest } = stage;
	const created: Credential[] = [];
	for (const input of credentialsFor(stage.simulators.urls)) {
		const credential = await rest.createCredential(input);
		created.push(credential);
		await checks.check(`credential ${input.name}: the test finds it sound`, async () => {
			assert.equal((await rest.testCredential(credential.id, input)).status, 'OK');
		});
		for (const { what, data, says, trouble } of await casesFor(stage, input.type)) {
			await checks.check(`credential ${input.name}: the test explains ${what}`, async () => {
				const wrong: CredentialInput = { ...input, data: { ...input.data, ...data } };
				await trouble?.begin();
				const { status, message } = await rest.testCredential(credential.id, wrong);
				await trouble?.end();
				assert.equal(status, 'Error');
				for (const part of says) assert.match(message, part);
			});
		}
	}
	return created;
}
