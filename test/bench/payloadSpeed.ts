import { readConversion } from '../../nodes/shared/conversion/validate';
import { Hasher } from '../../nodes/shared/platforms/hash';
import type { PlatformModule } from '../../nodes/shared/platforms/module';
import type { Outgoing } from '../../nodes/shared/platforms/platform';
import { pinterest } from '../../nodes/shared/platforms/pinterest';
import { reddit } from '../../nodes/shared/platforms/reddit';
import { snapchat } from '../../nodes/shared/platforms/snapchat';
import { tiktok } from '../../nodes/shared/platforms/tiktok';

/**
 * Events per second through the pure part of a platform on one core: checking, mapping, normalising, two
 * hashes, JSON, and the request of each batch. By hand, after `npx tsc -p tsconfig.tools.json`:
 *
 *     node .tracker-hub/tools/test/bench/payloadSpeed.js
 */

const EVENTS = 100_000;
const ROUNDS = 7;

/** Sales with an e-mail and a phone number, each buyer another. */
function sales(nowMs: number): Outgoing[] {
	return Array.from({ length: EVENTS }, (_, n) => {
		const read = readConversion({
			id: `sale-${n}`,
			event: 'Purchase',
			convertedAt: new Date(nowMs - 3_600_000 - n).toISOString(),
			revenue: 10 + (n % 100),
			currency: 'USD',
			ip: `203.0.113.${n % 250}`,
			userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)',
			pageUrl: `https://landing.example.com/offer?n=${n}`,
			transactionId: `order-${n}`,
			adClickIds: { ttclid: `E.C.P.Test-${n}`, scCid: `s-${n}`, epik: `p-${n}`, rdtCid: `r-${n}` },
			user: { email: `Buyer.${n}@Example.com`, phone: `+1 650 555 ${1_000 + n}` },
		});
		if ('problem' in read) throw new Error(read.problem);
		return { conversion: read.conversion, eventId: `event-${String(n).padStart(26, '0')}` };
	});
}

/** One round, in events a second of processor time: what else runs on the machine does not count. */
function round<S>(
	{ platform, settings }: PlatformModule<S>,
	outgoing: readonly Outgoing[],
	nowMs: number,
) {
	const own = settings({
		param: (_name, fallback) => fallback,
		credential: { eventSourceId: '1', pixelId: '1', adAccountId: '1' },
		eventNames: new Map(),
		requiresClickId: false,
		hasher: new Hasher(),
	});
	const before = process.cpuUsage();
	for (let start = 0; start < outgoing.length; start += platform.limits.batch) {
		const texts = outgoing.slice(start, start + platform.limits.batch).map((each) => {
			const skip = platform.check(each.conversion, own, nowMs);
			if (skip !== undefined) throw new Error(skip.reason);
			return platform.event(each, own);
		});
		platform.request(texts, own, '');
	}
	const { user, system } = process.cpuUsage(before);
	return (outgoing.length / (user + system)) * 1e6;
}

function measure<S>(module: PlatformModule<S>, outgoing: readonly Outgoing[], nowMs: number): void {
	const speeds = Array.from({ length: ROUNDS }, () => round(module, outgoing, nowMs));
	const [median] = speeds.sort((a, b) => a - b).slice(ROUNDS >> 1);
	console.log(`${module.platform.name}: ${Math.round(median ?? 0)} events/s`);
}

const nowMs = Date.now();
const outgoing = sales(nowMs);
measure(tiktok, outgoing, nowMs);
measure(snapchat, outgoing, nowMs);
measure(pinterest, outgoing, nowMs);
measure(reddit, outgoing, nowMs);
