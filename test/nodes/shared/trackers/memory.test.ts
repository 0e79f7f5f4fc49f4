import { accountSettings } from '../../../../nodes/shared/trackers/account';
import { binom } from '../../../../nodes/shared/trackers/binom';
import { keitaro } from '../../../../nodes/shared/trackers/keitaro/module';
import type { TrackerModule } from '../../../../nodes/shared/trackers/module';
import { tgTracker } from '../../../../nodes/shared/trackers/tgTracker';
import { fakeLink } from './fakeLink';

const CREDENTIALS: Readonly<Record<string, Record<string, string>>> = {
	keitaro: { url: 'https://t.example.com', apiKey: 'key' },
	binom: { url: 'https://b.example.com', apiKey: 'key' },
	tgTracker: { product: 'tgtrack', reportKey: 'key', accountName: 'agency' },
};

/** What an adapter goes by of a memory that was saved. */
function keptOf(module: TrackerModule, saved: object): object {
	const link = fakeLink(async () => await Promise.resolve([]), CREDENTIALS[module.name]);
	return module.connect(link, accountSettings(link.credential), saved).memory;
}

const SEEN = { id: '2', campaign: { name: 'Two', parameterNames: [['sub_id_1', 'fbclid']] } };
const ARCHIVE = { askedAt: 1, seen: [SEEN, { id: '3', campaign: null }] };
const FLOWS = { comparedAt: 1, count: 2, newest: 12, search: { text: '%', archived: ['2'] } };
const { search, ...FLOWS_WITHOUT_SEARCH } = FLOWS;

describe('what is not whole of a saved memory is learnt anew, what is whole stays', () => {
	it.each<[string, TrackerModule, object, 'all' | 'nothing']>([
		[
			'all of it',
			keitaro,
			{ columnSet: 2, clickColumnSet: 1, archive: ARCHIVE, flows: FLOWS },
			'all',
		],
		['no columns that there are', keitaro, { columnSet: 4, clickColumnSet: -1 }, 'nothing'],
		['columns that are no number', keitaro, { columnSet: '0' }, 'nothing'],
		['an archive without campaigns', keitaro, { archive: { askedAt: 1 } }, 'nothing'],
		['an archive of another kind', keitaro, { archive: ['planted'] }, 'nothing'],
		[
			'a campaign without names',
			keitaro,
			{ archive: { ...ARCHIVE, seen: [{ ...SEEN, campaign: { name: 'Two' } }] } },
			'nothing',
		],
		['flows without a search', keitaro, { flows: FLOWS_WITHOUT_SEARCH }, 'all'],
		['a search of another kind', keitaro, { flows: { ...FLOWS, search: 'all' } }, 'nothing'],
		[
			'a search without its archive',
			keitaro,
			{ flows: { ...FLOWS, search: { text: search.text } } },
			'nothing',
		],
		['all of it', binom, { limit: 1_000, most: 100, isOldestFirst: true }, 'all'],
		['a limit that was never asked for', binom, { limit: '' }, 'nothing'],
		['more rows than come at once', binom, { most: 1e21 }, 'nothing'],
		['an order of another kind', binom, { isOldestFirst: 'yes' }, 'nothing'],
		['all of it', tgTracker, { tags: { '1': 'One' } }, 'all'],
		['tags of another kind', tgTracker, { tags: 'abc' }, 'nothing'],
	])('%s', (_name, module, saved, kept) => {
		expect(keptOf(module, saved)).toEqual(kept === 'all' ? saved : {});
	});

	it('a name that is no text is left out of those that are', () => {
		const saved = { tags: { '1': 'One', '2': 2 } };
		expect(keptOf(tgTracker, saved)).toEqual({ tags: { '1': 'One' } });
	});
});
