import {
	NodeConnectionTypes,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IExecuteFunctions,
	type INodeType,
} from 'n8n-workflow';
import { openLink } from '../../../../nodes/shared/n8n/trackerLink';
import { accountSettings } from '../../../../nodes/shared/trackers/account';
import type { Entity, EntityKind } from '../../../../nodes/shared/trackers/entity';
import type { AccountSettings, TrackerModule } from '../../../../nodes/shared/trackers/module';
import type { Tracker } from '../../../../nodes/shared/trackers/tracker';
import { executeNode, type CredentialEntry } from '../../../harness';

/** A tracker with a saved credential, reached through n8n's own request helper. */
export class Probe<T extends Tracker> {
	/** The credential as n8n has it in its database. */
	readonly saved: CredentialEntry;

	constructor(
		private readonly module: TrackerModule,
		credential: ICredentialType,
		data: ICredentialDataDecryptedObject,
		private readonly chosen: Partial<AccountSettings> = {},
	) {
		this.saved = { instance: credential, data };
	}

	/** Runs inside one execution of a node. Throws what `use` throws. */
	async run<R>(use: (tracker: T) => Promise<R>): Promise<R> {
		const { module, chosen, saved } = this;
		let result: { value: R } | undefined;
		const node: INodeType = {
			description: {
				displayName: 'Probe',
				name: 'probe',
				group: ['transform'],
				version: 1,
				description: 'Runs what a test asks for',
				defaults: { name: 'Probe' },
				inputs: [NodeConnectionTypes.Main],
				outputs: [NodeConnectionTypes.Main],
				credentials: [{ name: module.credential, required: true }],
				properties: [],
			},
			async execute(this: IExecuteFunctions) {
				const link = await openLink(this, module);
				const tracker = module.connect(link, accountSettings(link.credential, chosen));
				result = { value: await use(tracker as T) };
				return [[]];
			},
		};
		await executeNode({ node, credentials: { [module.credential]: saved } });
		if (result === undefined) throw new Error('The probe did not run');
		return result.value;
	}

	/** All of a kind that the account has; an error where the tracker has no lists. */
	async list(kind: EntityKind): Promise<Entity[]> {
		return await this.run(async (tracker) => {
			if (tracker.list === undefined) throw new Error('The tracker has no lists');
			return await all(tracker.list(kind));
		});
	}
}

/** Everything a stream of pages yields. */
export async function all<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
	const found: T[] = [];
	for await (const page of pages) found.push(...page);
	return found;
}
