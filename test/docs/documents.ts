import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { properties as postbackTrigger } from '../../nodes/PostbackTrigger/fields';
import { properties as trackerTrigger } from '../../nodes/TrackerTrigger/fields';
import { registry as keitaro } from '../../nodes/Keitaro/actions';
import { everything as trackerHub } from '../../nodes/TrackerHub/actions';
import { registry as wevion } from '../../nodes/Wevion/actions';
import { mappedFields, source } from '../../nodes/ForwardConversions/fields/conversion';
import { dryRun, generalOptions, pending } from '../../nodes/ForwardConversions/fields/forwarding';
import { PLATFORMS } from '../../nodes/shared/platforms/registry';
import { TRACKERS } from '../../nodes/shared/trackers/registry';
import { root } from '../live/paths';
import { EVENT_WORDS } from '../../nodes/shared/conversion/event';
import { STATUS_WORDS } from '../../nodes/shared/conversion/status';
import { withBlock } from './block';
import { allCredentials, credentialSections, credentialTable } from './credentials';
import {
	classTable,
	failureTable,
	googleTable,
	problemTable,
	serviceTable,
	skipTable,
} from './errors';
import { eventIdTable, eventNameTable } from './eventNames';
import { matrixOf } from './matrix';
import { resourceIndex, resourcePages, resourceSections, type Page } from './operations';
import { parameterTable } from './parameters';
import { parameterSections, platformTable, refundTable } from './platforms';
import { postbackTable } from './postbacks';
import { wordTable } from './words';
import { followingTable, trackerSections } from './trackers';

/** A document and the parts of it that are written from the code, by their names. */
interface Written {
	file: string;
	blocks: Readonly<Record<string, () => string | Promise<string>>>;
}

const KEITARO = 'docs/nodes/keitaro.md';

/** Folders that hold nothing but pages written from the code. */
export const PAGES: Readonly<Record<string, () => Page[]>> = {
	'docs/nodes/keitaro': () => resourcePages('Keitaro', KEITARO, keitaro),
};

export const WRITTEN: readonly Written[] = [
	{
		file: 'README.md',
		blocks: {
			credentials: async () => credentialTable(await allCredentials()),
			capabilities: () => matrixOf(TRACKERS),
		},
	},
	{
		file: 'docs/conversion.md',
		blocks: {
			statuses: () => wordTable('`status`', STATUS_WORDS, ['anything else', '`unknown`']),
			events: () =>
				wordTable('`event`', EVENT_WORDS, ['anything else', '`Custom_…` with that word']),
		},
	},
	{
		file: 'docs/credentials.md',
		blocks: { credentials: async () => credentialSections(await allCredentials()) },
	},
	{ file: KEITARO, blocks: { operations: () => resourceIndex(KEITARO, keitaro) } },
	{ file: 'docs/nodes/tracker-hub.md', blocks: { operations: () => resourceSections(trackerHub) } },
	{ file: 'docs/nodes/wevion.md', blocks: { operations: () => resourceSections(wevion) } },
	{
		file: 'docs/nodes/tracker-trigger.md',
		blocks: { parameters: () => parameterTable(trackerTrigger) },
	},
	{
		file: 'docs/nodes/postback-trigger.md',
		blocks: { parameters: () => parameterTable(postbackTrigger) },
	},
	{
		file: 'docs/nodes/forward-conversions.md',
		blocks: {
			parameters: () =>
				parameterTable([source, ...mappedFields, pending, dryRun, ...generalOptions]),
		},
	},
	{
		file: 'docs/ad-platforms.md',
		blocks: {
			platforms: () => platformTable(PLATFORMS),
			'event names': () => eventNameTable(PLATFORMS),
			'event ids': () => eventIdTable(PLATFORMS),
			refunds: () => refundTable(PLATFORMS),
			parameters: () => parameterSections(PLATFORMS),
		},
	},
	{
		file: 'docs/errors.md',
		blocks: {
			postbacks: postbackTable,
			problems: problemTable,
			services: () => serviceTable(TRACKERS, PLATFORMS),
			skips: () => skipTable(PLATFORMS),
			classes: classTable,
			failures: () => failureTable(PLATFORMS),
			google: googleTable,
		},
	},
	{
		file: 'docs/trackers.md',
		blocks: {
			following: () => followingTable(TRACKERS),
			trackers: () => trackerSections(TRACKERS),
		},
	},
];

export const pathOf = ({ file }: Written): string => join(root, file);

/** The document as it should be. Throws when one of its marks is missing. */
export async function current(written: Written): Promise<string> {
	let text = readFileSync(pathOf(written), 'utf8');
	for (const [name, content] of Object.entries(written.blocks)) {
		text = withBlock(text, name, await content());
	}
	return text;
}

/** Writes all of them anew. */
export async function writeAll(): Promise<void> {
	for (const [folder, pages] of Object.entries(PAGES)) {
		rmSync(join(root, folder), { recursive: true, force: true });
		for (const { file, text } of pages()) {
			mkdirSync(dirname(join(root, file)), { recursive: true });
			writeFileSync(join(root, file), text);
		}
	}
	for (const written of WRITTEN) writeFileSync(pathOf(written), await current(written));
}
