import type { Run } from '../run';
import { checkRejected } from './rejected';
import { checkLog } from './secrets';
import { checkAccounts, checkSending } from './send';
import { PlatformWorld } from './world';

export { platformKills } from './kills';

/** Every ad platform behind Forward Conversions on the real server. */
export async function everyPlatform(run: Run): Promise<void> {
	const world = await PlatformWorld.open(run);
	try {
		await checkAccounts(run, world);
		await checkSending(run, world);
		await checkRejected(run, world);
		await checkLog(run, world);
	} finally {
		await world.close();
	}
}
