import type { IDataObject, INode } from 'n8n-workflow';
import { Mailbox } from '../../live/mailbox';
import type { Imported } from './imported';
import type { ReadyWorld } from './world';

const mailboxes = new WeakMap<ReadyWorld, Mailbox>();

/** The mail server of this world, with a credential for it; started when first asked for. */
export async function mailboxOf(world: ReadyWorld): Promise<Mailbox> {
	const known = mailboxes.get(world);
	if (known) return known;
	const mailbox = await Mailbox.open();
	mailboxes.set(world, mailbox);
	world.atEnd(async () => await mailbox.close());
	await world.addCredential({
		name: 'Mailbox',
		type: 'smtp',
		data: {
			...{ user: '', password: '', host: '127.0.0.1', port: mailbox.port, hostName: '' },
			// A server without encryption, as on the machine itself.
			...{ secure: false, disableStartTls: true },
		},
	});
	return mailbox;
}

const withGraph = new WeakSet<ReadyWorld>();

/** Saves a credential for the simulated Marketing API, once; answers the address of its newest version. */
export async function graphOf(world: ReadyWorld): Promise<string> {
	if (!withGraph.has(world)) {
		withGraph.add(world);
		const data = { accessToken: 'meta-ads-test-token' };
		await world.addCredential({ name: 'Facebook Graph', type: 'facebookGraphApi', data });
	}
	return `${world.urls.metaAds}/v25.0`;
}

interface Assignments {
	assignments: { assignments: Array<{ name: string; value: unknown }> };
}

/** Other values for some fields of a Set node, as a user types them; the rest is that of the file. */
export async function setFields(
	imported: Imported,
	node: string,
	values: IDataObject,
): Promise<void> {
	const found = await nodeOf(imported, node);
	const { assignments } = (found.parameters as unknown as Assignments).assignments;
	const unknown = Object.keys(values).find((name) => !assignments.some((one) => one.name === name));
	if (unknown !== undefined) throw new Error(`'${node}' sets no ${unknown}`);
	const changed = assignments.map((one) =>
		one.name in values ? { ...one, value: values[one.name] } : one,
	);
	await imported.set(node, { assignments: { assignments: changed } } as IDataObject);
}

/** A node of the imported workflow as it is now. */
export async function nodeOf(imported: Imported, name: string): Promise<INode> {
	const { nodes } = await imported.world.run.stage.rest.workflow(imported.id);
	const found = nodes.find((node) => node.name === name);
	if (!found) throw new Error(`There is no node '${name}'`);
	return found;
}
