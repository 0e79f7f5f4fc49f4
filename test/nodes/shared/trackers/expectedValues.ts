import type { EntityKind } from '../../../../nodes/shared/trackers/entity';
import type { TruthClick } from '../../../simulators/generator';

/** Values of the truth as conversions tell them, whatever the tracker. */

/** Unix seconds as ISO 8601 in UTC. */
export const iso = (second: number): string => new Date(second * 1000).toISOString();

export const text = (value: string | null | undefined): string | null => value || null;

/** An unreplaced macro says nothing where one value is expected. */
export const real = (value: string | null): string | null =>
	value !== null && /^(\{\{.*\}\}|\$?\{.*\}|\[.*\]|__[A-Z]+__)$/.test(value) ? null : text(value);

/** The first of a click's sub ids, as many as the tracker has. */
export const subIdsOf = ({ subIds }: TruthClick, most: number): Record<string, string> =>
	Object.fromEntries(
		subIds
			.slice(0, most)
			.flatMap((value, i): Array<[string, string]> => (value ? [[`sub_${i + 1}`, value]] : [])),
	);

/** How many there are of each kind, archived and deleted ones too. */
export const COUNTS: Array<[EntityKind, number]> = [
	['campaign', 12],
	['offer', 6],
	['landingPage', 4],
	['flow', 15],
	['trafficSource', 4],
	['affiliateNetwork', 4],
];
