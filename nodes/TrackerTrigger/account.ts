import {
	NodeOperationError,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INode,
	type IPollFunctions,
} from 'n8n-workflow';
import { fingerprint } from '../shared/conversion/fingerprint';
import { openLink } from '../shared/n8n/trackerLink';
import { accountSettings } from '../shared/trackers/account';
import type { AccountSettings, TrackerModule } from '../shared/trackers/module';
import type { Tracker } from '../shared/trackers/tracker';

export interface Account {
	tracker: Tracker;
	/** Identifies tracker, account and time zone: what a saved state belongs to. */
	source: string;
}

/**
 * The account that the node's credential names. `memory` is asked for what the account's adapter learnt
 * before, by the source of the account.
 */
export async function connect(
	context: IPollFunctions | ILoadOptionsFunctions,
	module: TrackerModule,
	chosen: Partial<AccountSettings>,
	deadline: number,
	memory: (source: string) => object | undefined = () => undefined,
): Promise<Account> {
	const link = await openLink(context, module, deadline);
	const [account, settings] = readable(context.getNode(), () => [
		module.accountOf(link.credential),
		accountSettings(link.credential, chosen),
	]);
	const source = identify([module.name, account, settings.zone]);
	return { tracker: module.connect(link, settings, memory(source)), source };
}

/** A short name for what a state belongs to. */
export function identify(parts: unknown): string {
	return fingerprint(JSON.stringify(parts), 12);
}

/** What is wrong with a credential is told in two sentences; n8n shows the second one below the first. */
function readable<T>(node: INode, read: () => T): T {
	try {
		return read();
	} catch (error) {
		const text = error instanceof Error ? error.message : String(error);
		const end = text.lastIndexOf('. ');
		if (end === -1) throw new NodeOperationError(node, text);
		const description = text.slice(end + 2);
		throw new NodeOperationError(node, text.slice(0, end), { description });
	}
}

/**
 * A copy of what was saved of an adapter, since adapters write in it and a failed poll must not. What is
 * followed is asked for again, so that there is a memory from the first time on.
 */
export function memoryIn(saved: IDataObject | undefined): (source: string) => object {
	return (source) => (saved?.source === source ? { ...(saved.memory as object) } : {});
}
