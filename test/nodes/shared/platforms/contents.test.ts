import type { Content, Conversion } from '../../../../nodes/shared/conversion/conversion';
import { Hasher } from '../../../../nodes/shared/platforms/hash';
import { PLATFORMS } from '../../../../nodes/shared/platforms/registry';
import { ACCOUNTS } from '../../../contract/platforms/credentials';
import { STANDS } from '../../../e2e/platforms/stands';
import { exampleConversion, NOW_MS } from './examples';

type Module = (typeof PLATFORMS)[number];

const CLICK_IDS = { gclid: 'Cj0KCQtest', tblci: 'GiCtest', obClickId: 'v3-test' };
/** Google's two ways of uploading send products of a feed alone. */
const FEED = { feed: { merchantId: '123456', feedLabel: 'US', language: 'en' } };

function eventOf(module: Module, contents: readonly unknown[]): string {
	const { platform } = module;
	const chosen = STANDS[platform.name]?.parameters ?? {};
	const settings = module.settings({
		param: <T>(name: string, fallback: T) =>
			(({ ...chosen, 'options.merchant': FEED })[name] ?? fallback) as T,
		credential: ACCOUNTS[platform.credential]?.data ?? {},
		eventNames: new Map<Conversion['event'], string>(),
		requiresClickId: false,
		hasher: new Hasher(),
	});
	const conversion = exampleConversion({
		contents: contents as Content[],
		adClickIds: CLICK_IDS,
	});
	return platform.event({ conversion, eventId: 'event-1' }, settings);
}

// Some events carry the time at which they are made; two of them are compared here.
beforeEach(() => void jest.spyOn(Date, 'now').mockReturnValue(NOW_MS));
afterEach(() => void jest.restoreAllMocks());

describe.each(PLATFORMS.map((module) => [module.platform.name, module] as const))(
	'%s',
	(_name, module) => {
		it('takes the numbers of a shop that writes them as texts for numbers', () => {
			const asNumbers = [
				{ id: 'a', quantity: 2, price: 9.5 },
				{ id: 'b', quantity: 3, price: 1 },
			];
			const asTexts = [
				{ id: 'a', quantity: '2', price: '9.50' },
				{ id: 'b', quantity: '3', price: '1' },
			];
			expect(eventOf(module, asTexts)).toBe(eventOf(module, asNumbers));
		});

		it('takes the names of a sheet that turns them into numbers for texts', () => {
			const asTexts = [{ id: '7', name: '1984', category: '3', brand: '5' }];
			const asNumbers = [{ id: 7, name: 1984, category: 3, brand: 5 }];
			expect(eventOf(module, asNumbers)).toBe(eventOf(module, asTexts));
		});

		it('leaves out what is no number of pieces and no price', () => {
			const odd = [{ id: 'a', quantity: 'many', price: null, name: { de: 'x' } }];
			expect(eventOf(module, odd)).toBe(eventOf(module, [{ id: 'a' }]));
		});
	},
);
