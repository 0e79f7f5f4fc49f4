import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import { freePort } from '../../live/ports';
import type { Credential, CredentialInput } from '../../live/rest-types';
import type { Run } from '../run';

interface Mistake {
	what: string;
	data: IDataObject;
	/** What the answer must tell, beside the name of the service. */
	says: RegExp;
}

/** Fields that hold a key or an address, whichever of them a credential has. */
const KEYS = ['apiKey', 'accessKey', 'token', 'reportKey'];
const ADDRESSES = ['apiUrl', 'url', 'reportUrl'];

async function mistakesIn({ data }: CredentialInput): Promise<Mistake[]> {
	const fieldOf = (names: string[]) => names.find((name) => name in data) ?? '';
	const nobody = `http://127.0.0.1:${await freePort()}`;
	return [
		{
			what: 'a wrong key',
			data: { [fieldOf(KEYS)]: 'wrong-key' },
			says: /did not accept|not valid|rejected/,
		},
		{
			what: 'a server that is down',
			data: { [fieldOf(ADDRESSES)]: nobody },
			says: /Nothing listens at the address/,
		},
	];
}

/** Presses *Test* on the credential, as it should be and with mistakes. */
export async function checkAccount(
	{ stage: { rest }, checks }: Run,
	input: CredentialInput,
	{ id }: Credential,
): Promise<void> {
	await checks.check(`credential ${input.name}: the test finds it sound`, async () => {
		assert.deepEqual(await rest.testCredential(id, input), {
			status: 'OK',
			message: 'Connection successful!',
		});
	});
	for (const { what, data, says } of await mistakesIn(input)) {
		await checks.check(`credential ${input.name}: the test explains ${what}`, async () => {
			const wrong = { ...input, data: { ...input.data, ...data } };
			const { status, message } = await rest.testCredential(id, wrong);
			assert.equal(status, 'Error');
			assert.match(message, says);
			assert.ok(message.includes(input.name), message);
			assert.ok(!message.includes('wrong-key'), message);
		});
	}
}
