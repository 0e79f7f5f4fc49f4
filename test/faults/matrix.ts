import { PLATFORMS } from '../../nodes/shared/platforms/registry';
import { SIMULATED } from '../nodes/TrackerTrigger/followed/simulated';
import type { Cell } from './cell';
import { FAULT_KINDS, type FaultKind } from './faults';
import { meetPlatform } from './platforms';
import { sectionOf, type Kind } from './table';
import { meetTracker } from './trackers';

/** A service that is met with every fault. */
export interface Service {
	name: string;
	kind: Kind;
	meet: (fault: FaultKind) => Promise<Cell>;
}

/** Every tracker and every platform, as the document lists them. */
export const SERVICES: readonly Service[] = [
	...Object.keys(SIMULATED)
		.sort()
		.map((name): Service => {
			return { name, kind: 'tracker', meet: async (fault) => await meetTracker(name, fault) };
		}),
	...PLATFORMS.map(({ displayName, platform: { name, credential } }): Service => {
		const meet = async (fault: FaultKind) => await meetPlatform(name, credential, fault);
		return { name: displayName, kind: 'platform', meet };
	}),
];

/** One service and every fault, one after the other: they share a clock. */
export async function rowsOf({ meet }: Service): Promise<Cell[]> {
	const cells: Cell[] = [];
	for (const kind of FAULT_KINDS) cells.push(await meet(kind));
	return cells;
}

export const sectionFor = async (service: Service): Promise<string> =>
	sectionOf(service.name, service.kind, await rowsOf(service));
