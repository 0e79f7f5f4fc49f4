import { join } from 'node:path';
import { root } from '../live/paths';
import type { Service } from './matrix';
import type { Kind } from './table';

export const faultsFile = join(root, 'docs', 'faults.md');

const HEAD = `# When a service misbehaves

Every tracker and every ad platform, met with everything that can go wrong on the way. Each row was played through the real nodes against a simulated service over HTTP; \`npm run faults\` writes this page, and a test fails when it is not what the nodes do.

_Requests_ is how many arrived while the fault lasted, before the node gave up or was through; _Tries_ is how often an event was sent. _Once_ is what becomes of a fault that comes a single time. _Lost_ is what was not delivered in the end, of a fault that lasts and of one that comes once. In no row was anything delivered twice, and no redirect was followed.`;

const INTRO: Readonly<Record<Kind, string>> = {
	tracker: `## Trackers

Three conversions are new, and the sync of the Tracker Trigger that would bring them meets the fault. A sync that fails moves no cursor. BeMob has no log of conversions: its campaigns are followed.`,
	platform: `## Ad platforms

Three conversions go through Forward Conversions. What is not accepted comes out on _Failed_ with the class, the code, the reason and the advice shown here; a later run with the same items sends it under the same event ID.`,
};

/** The whole document of the sections of all services. */
export function documentOf(sections: ReadonlyArray<readonly [Service, string]>): string {
	const ofKind = (kind: Kind) =>
		sections.filter(([service]) => service.kind === kind).map(([, section]) => section);
	const kinds: Kind[] = ['tracker', 'platform'];
	const parts = kinds.flatMap((kind) => [INTRO[kind], ...ofKind(kind)]);
	return `${[HEAD, ...parts].join('\n\n')}\n`;
}
