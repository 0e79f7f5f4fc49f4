import { trackerAccounts } from '../../live/simulated-accounts';
import type { Run } from '../run';
import { checkAccount } from './accountChecks';
import { checkFollowing } from './followChecks';
import { checkHub } from './hubChecks';

/** Every tracker on a real n8n: its credential, Tracker Hub, and several followed at once. */
export async function everyTracker(run: Run): Promise<void> {
	const { stage } = run;
	for (const account of trackerAccounts(stage.simulators.urls)) {
		const credential = await stage.rest.createCredential(account);
		await checkAccount(run, account, credential);
		await checkHub(run, account, credential);
	}
	await checkFollowing(run);
}
