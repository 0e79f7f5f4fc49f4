import type { ICredentialDataDecryptedObject, ICredentialType } from 'n8n-workflow';
import { OutbrainConversionsApi } from '../../credentials/OutbrainConversionsApi.credentials';
import { TaboolaConversionsApi } from '../../credentials/TaboolaConversionsApi.credentials';
import { testCredential } from '../harness';
import { OutbrainSimulator } from '../simulators/outbrain';
import type { PlatformSimulator } from '../simulators/platform';
import { TaboolaSimulator } from '../simulators/taboola';

/** Platforms that ask for no key: there is an address to check, and no more. */
const PLATFORMS: Array<
	[name: string, () => PlatformSimulator, () => ICredentialType, data: object, address: RegExp]
> = [
	[
		'Taboola',
		() => new TaboolaSimulator(),
		() => new TaboolaConversionsApi(),
		{ accountId: '1234567' },
		/'API URL' in the Taboola Conversions API credential; it is normally https:\/\/trc\.taboola\.com/,
	],
	[
		'Outbrain',
		() => new OutbrainSimulator(),
		() => new OutbrainConversionsApi(),
		{ account: '' },
		/'API URL' in the Outbrain Conversions API credential; it is normally https:\/\/tr\.outbrain\.com/,
	],
];

describe.each(PLATFORMS)('%s', (name, make, credential, data, address) => {
	let simulator: PlatformSimulator;
	beforeEach(async () => {
		simulator = make();
		await simulator.start();
	});
	afterEach(async () => await simulator.stop());
	const test = async (more: object = {}) =>
		await testCredential({
			credential: credential(),
			data: {
				...data,
				apiUrl: simulator.url,
				connectionCheck: 'on test',
				...more,
			} as ICredentialDataDecryptedObject,
		});

	it('says that all is well, and leaves no conversion behind', async () => {
		expect(await test()).toMatchObject({ status: 'OK' });
		expect(simulator.events()).toEqual([]);
	});

	it('says what is wrong where another server answers', async () => {
		simulator.misbehave({ kind: 'notFoundHtml', times: 100 });
		expect((await test()).message).toMatch(address);
	});

	it('says that the server is down', async () => {
		expect((await test({ apiUrl: 'http://127.0.0.1:9' })).message).toContain(
			`Nothing listens at the address of ${name} (127.0.0.1:9)`,
		);
	});
});
