import type { CampaignState } from '../../../../../nodes/shared/conversion/conversion';
import {
	differences,
	fitted,
	recall,
	valuesOf,
	type Memory,
	type Remembered,
	type Watched,
} from '../../../../../nodes/shared/sync/entities/memory';
import { shortened } from '../../../../../nodes/shared/sync/entities/shortenedId';
import { campaign, uuid } from './examples';

/** As an account too large for values keeps it. */
function asFingerprints(entity: Watched): Remembered {
	const crowd = Object.fromEntries(
		Array.from({ length: 10_000 }, (_, i) => [`=${i}`, valuesOf(campaign('x'.repeat(60)))]),
	);
	return fitted({ ...crowd, last: valuesOf(entity) }).last!;
}

const both = (entity: Watched) => [valuesOf(entity), asFingerprints(entity)] as const;

describe.each<[string, Partial<Watched>]>([
	['name', { name: 'Another' }],
	['state', { state: 'paused' }],
	['trackerState', { trackerState: 'STOPPED' }],
	['url', { url: null }],
	['group', { group: 'Nutra' }],
])('a changed %s', (field, change) => {
	it('is noticed, by values and by fingerprints', () => {
		const after = valuesOf(campaign('1', change));
		for (const before of both(campaign('1'))) expect(differences(before, after)).toEqual([field]);
	});

	it('tells its earlier value where that is remembered', () => {
		const [values, fingerprints] = both(campaign('1', change));
		const fields = [field] as Array<keyof Watched>;
		expect(recall(values, fields)).toEqual(change);
		expect(recall(fingerprints, fields)).toEqual({});
	});
});

it('nothing changed is no difference', () => {
	for (const before of both(campaign('1'))) {
		expect(differences(before, valuesOf(campaign('1')))).toEqual([]);
	}
});

it('every state differs from every other, although it has a single character', () => {
	const states: Array<CampaignState | null> = ['active', 'paused', 'archived', 'deleted', null];
	for (const state of states) {
		const before = asFingerprints(campaign('1', { state }));
		const same = states.filter(
			(other) => differences(before, valuesOf(campaign('1', { state: other }))).length === 0,
		);
		expect(same).toEqual([state]);
	}
});

describe('the size of what is remembered', () => {
	const account = (count: number): Memory =>
		Object.fromEntries(
			Array.from({ length: count }, (_, i) => {
				const url = `https://click.example.com/path/${uuid(i)}?sub1={var1}`;
				const entity = campaign(`FB | Keto | DE | ${i}`, { url, group: 'Nutra Europe' });
				return [shortened(uuid(i)), valuesOf(entity)];
			}),
		);

	it('of 20,000 entities stays under a megabyte, with 5,000 on their way', () => {
		const memory = fitted(account(20_000));
		const before = Object.fromEntries(
			Object.keys(memory)
				.slice(0, 5_000)
				.map((id) => [id, null]),
		);
		expect(Object.keys(memory)).toHaveLength(20_000);
		expect(JSON.stringify({ memory, before }).length).toBeLessThan(1_000_000);
	});

	it('of 3,000 entities leaves room for all their values', () => {
		expect(Object.values(fitted(account(3_000))).filter(Array.isArray)).toHaveLength(3_000);
	});

	it('is kept by giving up values of some, not by forgetting any', () => {
		const kept = Object.values(fitted(account(8_000))).filter(Array.isArray).length;
		expect(kept).toBeGreaterThan(1_000);
		expect(kept).toBeLessThan(8_000);
	});
});
