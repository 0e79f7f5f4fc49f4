import { batches, textsOf } from '../../../nodes/shared/platforms/batches';
import { Hasher } from '../../../nodes/shared/platforms/hash';
import type { PlatformModule } from '../../../nodes/shared/platforms/module';
import type { Leg } from './leg';

/** What the user has set up, parameters and credential alike. */
type SetUp = Readonly<Record<string, string>>;

/** The engine's own steps, and a new hasher each time: it remembers for one execution only. */
export function ours<S>(
	{ platform, settings }: PlatformModule<S>,
	setUp: SetUp,
	events: Leg['events'],
): Leg {
	return {
		library: 'tracker-hub',
		events,
		build: (sales, sink) => {
			const own = settings({
				param: <T>(name: string, fallback: T) => (setUp[name] as T | undefined) ?? fallback,
				credential: setUp,
				eventNames: new Map(),
				requiresClickId: false,
				hasher: new Hasher(),
			});
			const parcels = sales.map(({ conversion, eventId }) => ({
				conversion,
				eventId,
				settings: own,
			}));
			const rows = parcels.map((_parcel, row) => row);
			for (const batch of batches(platform, parcels, rows)) {
				const texts = textsOf(platform, parcels, batch);
				const { body } = platform.request(texts, batch.settings, batch.route);
				if (body !== undefined) sink(body);
			}
		},
	};
}
