import type { Capability, TrackerModule } from '../../nodes/shared/trackers/module';
import { accountSettings } from '../../nodes/shared/trackers/account';
import type { TrackerLimits } from '../../nodes/shared/trackers/tracker';
import { fakeLink } from '../nodes/shared/trackers/fakeLink';
import { labelOf } from './matrix';
import { tableOf } from './table';

const HOUR_MS = 3_600_000;

/** A credential that every tracker takes for one of its own. */
const CREDENTIAL = { accountName: 'agency', url: 'https://t.example.com' };

function limitsOf(module: TrackerModule): TrackerLimits {
	const link = fakeLink(async () => await Promise.resolve({}), CREDENTIAL);
	return module.connect(link, accountSettings(CREDENTIAL)).limits;
}

function span(ms: number): string {
	const hours = ms / HOUR_MS;
	if (hours === 1) return 'an hour';
	return hours % 24 === 0 && hours > 24 ? `${hours / 24} days` : `${hours} hours`;
}

/** How the trigger follows each tracker that has a log of conversions. */
export function followingTable(trackers: readonly TrackerModule[]): string {
	const body = trackers
		.filter(({ capabilities }) => capabilities['trigger:conversion'] === true)
		.map((module) => {
			const { overlapMs, sliceMs, lookBackMs } = limitsOf(module);
			return [
				module.displayName,
				span(overlapMs),
				span(sliceMs),
				lookBackMs === undefined
					? 'at once: they move a time of the row'
					: `once a day, ${span(lookBackMs)} back`,
			];
		});
	const head = [
		'Tracker',
		'Every sync reads again',
		'First sync reads at a time',
		'Late changes are found',
	];
	return tableOf(head, body).join('\n');
}

/** What each tracker cannot do, what to know of what it can, and what its conversions do not tell. */
export function trackerSections(trackers: readonly TrackerModule[]): string {
	return trackers.map(sectionOf).join('\n\n');
}

function sectionOf(module: TrackerModule): string {
	const { displayName, notes = {}, gaps } = module;
	const parts = [`## ${displayName}`, ...listOf(grouped(reasonsOf(module)), 'Cannot')];
	parts.push(...listOf(grouped(Object.entries(notes) as Said[]), 'Good to know'));
	if (gaps !== undefined) {
		const body = Object.entries(gaps).map(([field, gap]) => [`\`${field}\``, gap]);
		parts.push(tableOf(['Field of a conversion', 'What to know of it'], body).join('\n'));
	}
	return parts.join('\n\n');
}

type Said = [capability: Capability, sentence: string];

const reasonsOf = ({ capabilities }: TrackerModule): Said[] =>
	(Object.entries(capabilities) as Array<[Capability, true | string]>).flatMap(([name, able]) =>
		able === true ? [] : [[name, `${able}.`] satisfies Said],
	);

/** Each sentence once, with everything it is said of. */
function grouped(said: readonly Said[]): Map<string, string[]> {
	const bySentence = new Map<string, string[]>();
	for (const [capability, sentence] of said) {
		const labels = bySentence.get(sentence) ?? [];
		bySentence.set(sentence, [...labels, labelOf(capability)]);
	}
	return bySentence;
}

function listOf(sentences: Map<string, string[]>, title: string): string[] {
	if (sentences.size === 0) return [];
	const lines = [...sentences].map(([sentence, of]) => `- _${of.join(', ')}:_ ${sentence}`);
	return [`${title}:`, lines.join('\n')];
}
