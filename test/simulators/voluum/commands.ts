import type { Command } from '../base';
import { clockCommands, nowOf, numberOf } from '../movableClock';
import type { Logged, VoluumAccount } from './account';
import type { Sessions } from './sessions';

/** A conversion as whoever reads the log should know it. */
export interface VoluumTruth {
	index: number;
	clickId: string;
	transactionId: string;
	type: string;
	revenue: number;
	/** ISO 8601 in UTC. */
	postbackAt: string;
	campaignId: number;
}

export function truthOf(account: VoluumAccount, { index, at }: Logged): VoluumTruth {
	const { truth } = account;
	const click = truth.click(truth.clickIndexOf(index));
	return {
		index,
		clickId: click.id,
		transactionId: truth.transactionId(index),
		type: account.typeOf(index),
		revenue: account.firstPostback(index).revenue ?? 0,
		postbackAt: new Date(at * 1000).toISOString(),
		campaignId: click.campaign.id,
	};
}

/** What tests, benches and the control port can order this tracker to do. */
export function commandsOf(account: VoluumAccount, sessions: Sessions): Record<string, Command> {
	return {
		...clockCommands(account),
		/** {count} → conversions that happen now */
		create: (args) =>
			account
				.create(numberOf(args, 'count', 1))
				.map((index) => truthOf(account, { index, at: account.truth.firstAt(index) })),
		/** → all conversions so far, oldest first */
		truth: () => account.logged(0, Infinity).map((logged) => truthOf(account, logged)),
		/** → {now, conversions, clicks, sessions} */
		counts: () => ({
			...nowOf(account),
			conversions: account.logged(0, Infinity).length,
			clicks: account.truth.clickCount,
			sessions: sessions.opened,
		}),
		/** {after?}: all sessions end, at once or after so many more requests. */
		endSessions: (args) => {
			if (args.after === undefined) sessions.endAll();
			else sessions.endAfter(numberOf(args, 'after'));
			return nowOf(account);
		},
	};
}
