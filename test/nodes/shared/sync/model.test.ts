import { KINDS } from './model/kinds';
import { Story } from './model/story';

/** Each seed is another life of a workflow; a failing one names the conversion that went wrong. */
const SEEDS = 250;
/** The engine is the same for all; what differs is how a tracker cuts its log. */
const SEEDS_OF_OTHERS = 50;

describe.each(Object.entries(KINDS))('whatever happens between n8n and a tracker %s', (_, kind) => {
	it('no conversion is missed, none comes twice unannounced, and the state stays small', async () => {
		const failures: string[] = [];
		const seeds = kind === undefined ? SEEDS : SEEDS_OF_OTHERS;
		for (let seed = 1; seed <= seeds; seed++) {
			await new Story(seed, kind)
				.play()
				.catch((error: unknown) => failures.push(`seed ${seed}: ${String(error)}`));
		}
		expect(failures).toEqual([]);
	}, 120_000);
});
