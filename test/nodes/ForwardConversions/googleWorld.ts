import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { GoogleDataManagerOAuth2Api } from '../../../credentials/GoogleDataManagerOAuth2Api.credentials';
import { ForwardConversions } from '../../../nodes/ForwardConversions/ForwardConversions.node';
import { executeNode, toItems } from '../../harness';
import { DataManagerSimulator } from '../../simulators/googleDataManager';

/** A credential of Google after the sign-in. */
export const SIGNED_IN: IDataObject = {
	clientId: 'client',
	clientSecret: 'client-secret',
	accessTokenUrl: 'http://127.0.0.1:9/token',
	grantType: 'authorizationCode',
	authentication: 'body',
	oauthTokenData: { access_token: 'test-key', token_type: 'Bearer' },
};

const CLICK = { gclid: 'Cj0KCQ-test-gclid-00000000000' };
const DAY_MS = 24 * 3_600_000;

/** Google's Data Manager API, and the node that sends to it and asks what became of a request. */
export class GoogleWorld {
	private constructor(readonly simulator: DataManagerSimulator) {}

	static async start(): Promise<GoogleWorld> {
		const simulator = new DataManagerSimulator();
		await simulator.start();
		return new GoogleWorld(simulator);
	}

	/** Sends conversions from a click that is older than the six hours in which Google knows none. */
	async send(conversions: IDataObject[]): Promise<INodeExecutionData[]> {
		const clickedAt = new Date(Date.now() - DAY_MS).toISOString();
		const items = conversions.map((one) => ({ adClickIds: CLICK, clickedAt, ...one }));
		const [accepted = []] = await this.run(
			{ operatingAccount: this.simulator.accountId, conversionActionId: '987654321' },
			items,
		);
		return accepted;
	}

	/** The status of requests, by the items that were accepted or by ids. */
	async ask(ids: string[], continueOnFail = false): Promise<INodeExecutionData[][]> {
		const asked = { operation: 'getStatus', requestId: '={{ $json.requestId }}' };
		return await this.run(
			asked,
			ids.map((requestId) => ({ requestId })),
			continueOnFail,
		);
	}

	/** The status of what these accepted items were sent with. */
	async status(accepted: INodeExecutionData[]): Promise<IDataObject[]> {
		const [items = []] = await this.ask(accepted.map(({ json }) => String(json.requestId)));
		return items.map(({ json }) => json);
	}

	async stop(): Promise<void> {
		await this.simulator.stop();
	}

	private async run(
		parameters: INodeParameters,
		items: IDataObject[],
		continueOnFail = false,
	): Promise<INodeExecutionData[][]> {
		const data = { ...SIGNED_IN, apiUrl: this.simulator.url } as never;
		const { outputs } = await executeNode({
			node: new ForwardConversions(),
			parameters: { platform: 'googleDataManager', ...parameters },
			credentials: {
				googleDataManagerOAuth2Api: { instance: new GoogleDataManagerOAuth2Api(), data },
			},
			items: toItems(...items),
			continueOnFail,
		});
		return outputs;
	}
}
