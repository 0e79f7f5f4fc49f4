import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { accountSettings } from '../../../../nodes/shared/trackers/account';
import type { Capability, TrackerLink } from '../../../../nodes/shared/trackers/module';
import { TRACKERS, trackerOf } from '../../../../nodes/shared/trackers/registry';
import type { Tracker } from '../../../../nodes/shared/trackers/tracker';
import { root } from '../../../live/paths';

/** What each capability needs of the adapter. */
const METHODS: Readonly<Record<Capability, ReadonlyArray<keyof Tracker>>> = {
	campaign: ['list', 'get'],
	offer: ['list', 'get'],
	landingPage: ['list', 'get'],
	flow: ['list', 'get'],
	trafficSource: ['list', 'get'],
	affiliateNetwork: ['list', 'get'],
	click: ['clicks'],
	conversion: ['conversions', 'latest'],
	upload: ['upload'],
	'breakdown:subId': ['breakdown'],
	'breakdown:landingPage': ['breakdown'],
	'breakdown:offer': ['breakdown'],
	'breakdown:geo': ['breakdown'],
	'trigger:conversion': ['conversions', 'latest'],
	'trigger:click': ['clicks'],
};

/** A link over which nothing may be sent: opening an account costs no request. */
const link = (): TrackerLink => {
	const never = () => Promise.reject(new Error('Nothing is asked while an account is opened'));
	return {
		...{ send: never, once: never, plain: never, sleep: () => Promise.resolve() },
		now: () => Date.UTC(2026, 10, 20),
		credential: {
			url: 'https://tracker.example.com',
			baseUrl: 'https://tracker.example.com',
			apiKey: 'test-key',
			accessId: 'test-id',
			accessKey: 'test-key',
			accountName: 'main',
			currency: 'USD',
		},
	};
};

it('names each tracker and each credential once', () => {
	const unique = (values: string[]) => expect(new Set(values).size).toBe(values.length);
	unique(TRACKERS.map(({ name }) => name));
	unique(TRACKERS.map(({ displayName }) => displayName));
	unique(TRACKERS.map(({ credential }) => credential));
});

it('is in the order of the alphabet', () => {
	const names = TRACKERS.map(({ displayName }) => displayName);
	expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
});

it('says so when there is no tracker of a name', () => {
	expect(() => trackerOf('nosuch')).toThrow("'nosuch' is no tracker this node knows");
});

describe.each(TRACKERS.map((module) => [module.displayName, module] as const))(
	'%s',
	(_name, module) => {
		const tracker = () => {
			const way = link();
			return module.connect(way, accountSettings(way.credential));
		};

		it('has a credential of its own', () => {
			const file = `${module.credential.charAt(0).toUpperCase()}${module.credential.slice(1)}`;
			expect(existsSync(join(root, 'credentials', `${file}.credentials.ts`))).toBe(true);
		});

		it('is called in its adapter as in the registry, with the account of its credential', () => {
			const { name, account } = tracker();
			expect([name, account]).toEqual([module.name, module.accountOf(link().credential)]);
		});

		it('has what it says it can', () => {
			const adapter = tracker();
			const missing = (Object.keys(METHODS) as Capability[])
				.filter((capability) => module.capabilities[capability] === true)
				.flatMap((capability) => METHODS[capability].filter((method) => !adapter[method]));
			expect(missing).toEqual([]);
		});

		it('triggers on nothing that it cannot read', () => {
			const { capabilities } = module;
			const wrong = (['conversion', 'click'] as const).filter(
				(kind) => capabilities[`trigger:${kind}`] === true && capabilities[kind] !== true,
			);
			expect(wrong).toEqual([]);
		});
	},
);
