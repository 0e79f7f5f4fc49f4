import { DateTime } from 'luxon';
import { KeitaroApi } from '../../../../../credentials/KeitaroApi.credentials';
import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { keitaro } from '../../../../../nodes/shared/trackers/keitaro/module';
import type { LoggingTracker } from '../../../../../nodes/shared/trackers/tracker';
import { GAPS } from '../../../../../nodes/shared/trackers/voluum/gaps';
import { CURRENCY } from '../../../../simulators/generator';
import { KeitaroSimulator } from '../../../../simulators/keitaro';
import { sharedByTests } from '../../../../simulators/lifetime';
import { VoluumSimulator } from '../../../../simulators/voluum';
import { all, Probe } from '../probe';
import { voluumProbe } from './account';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 20, 12, 34, 56);
const OPTIONS = { conversions: 500, days: 60, now: () => NOW };
const inVoluum = sharedByTests(new VoluumSimulator(OPTIONS));
const inKeitaro = sharedByTests(new KeitaroSimulator(OPTIONS));

const ALL_DAYS = { from: DateTime.fromMillis(NOW, { zone: 'utc' }).minus({ days: 70 }) };
const read = async (tracker: LoggingTracker) => await all(tracker.conversions(ALL_DAYS));
const keyOf = ({ clickId, transactionId }: Conversion) => `${clickId} ${transactionId}`;

/** What belongs to the tracker itself: its name, and its ids of things. */
const OWN = /^(id|version|tracker|account|.*\.id)$/;

/** `campaign.name: …` of everything in a conversion that means the same in every tracker. */
function* facts(value: unknown, path = ''): Generator<[string, unknown]> {
	if (typeof value === 'object' && value !== null) {
		for (const [name, inner] of Object.entries(value)) yield* facts(inner, `${path}.${name}`);
	} else if (!OWN.test(path.slice(1))) yield [path.slice(1), value];
}

/** Where a conversion does not tell what the other one does. */
function differing(one: Conversion, other: Conversion): string[] {
	const told = new Map(facts(one));
	return [...facts(other)]
		.filter(([path, value]) => value !== null && told.get(path) !== value)
		.map(([path]) => path);
}

/** Clicks of the truth use ten sub-IDs. */
const UNSEEN = ['subIds'];

it('what Voluum does not tell as Keitaro does of the same conversions is listed, and nothing more', async () => {
	const credential = { url: inKeitaro.url, apiKey: inKeitaro.apiKey, currency: CURRENCY };
	const keitaroProbe = new Probe<LoggingTracker>(keitaro, new KeitaroApi(), credential);
	const reference = new Map((await keitaroProbe.run(read)).map((one) => [keyOf(one), one]));
	const found = await voluumProbe(inVoluum, { currency: CURRENCY }).run(read);
	expect(reference.size).toBeGreaterThan(450);

	const gaps = Object.keys(GAPS);
	const gapOf = (path: string) =>
		gaps.find((gap) => path === gap || path.startsWith(`${gap}.`)) ?? `not listed: ${path}`;
	const seen = new Set<string>();
	let compared = 0;
	for (const conversion of found) {
		const other = reference.get(keyOf(conversion));
		if (other === undefined) continue;
		compared += 1;
		for (const path of differing(conversion, other)) seen.add(gapOf(path));
	}
	expect(compared).toBe(reference.size);
	expect([...seen].sort()).toEqual(gaps.filter((gap) => !UNSEEN.includes(gap)).sort());
});
