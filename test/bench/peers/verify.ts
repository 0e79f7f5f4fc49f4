import type { Outgoing } from '../../../nodes/shared/platforms/platform';
import type { Contest, Leg } from './leg';

const HASH = /"[0-9a-f]{64}"/g;

/** The hashes in each event that a library builds, sorted: each has its own order and names. */
async function hashesOf({ build, events }: Leg, sales: readonly Outgoing[]): Promise<string[]> {
	const found: string[] = [];
	const bodies: string[] = [];
	await build(sales, (body) => bodies.push(body.toString()));
	for (const body of bodies) {
		for (const event of (JSON.parse(body) as Record<string, unknown[]>)[events] ?? []) {
			found.push((JSON.stringify(event).match(HASH) ?? []).sort().join());
		}
	}
	return found;
}

/**
 * Makes sure that all libraries do the same work: each event once, in the same order, with the same
 * hashes and as many as there should be. `makeSales` makes them anew, since libraries change them.
 */
export async function verify(
	{ platform, hashes, ours, peers }: Contest,
	makeSales: () => Outgoing[],
): Promise<void> {
	const own = await hashesOf(ours, makeSales());
	const count = makeSales().length;
	if (own.length !== count) throw new Error(`${platform}: ${own.length} events of ${count}`);
	const wrong = own.find((event) => event.split(',').length !== hashes);
	if (wrong !== undefined) throw new Error(`${platform}: not ${hashes} hashes: ${wrong}`);
	for (const peer of peers) {
		const others = await hashesOf(peer, makeSales());
		const at = own.findIndex((event, index) => event !== others[index]);
		if (at !== -1 || others.length !== count) {
			throw new Error(
				`${platform}: ${peer.library} has other hashes in event ${at}: ${others[at]}, not ${own[at]}`,
			);
		}
	}
}
