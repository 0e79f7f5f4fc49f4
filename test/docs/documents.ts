import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLATFORMS } from '../../nodes/shared/platforms/registry';
import { TRACKERS } from '../../nodes/shared/trackers/registry';
import { root } from '../live/paths';
import { withBlock } from './block';
import { allCredentials, credentialSections } from './credentials';
import { matrixOf } from './matrix';
import { parameterSections, platformTable, refundTable } from './platforms';
import { followingTable, trackerSections } from './trackers';

/** A document and the parts of it that are written from the code, by their names. */
interface Written {
	file: string;
	blocks: Readonly<Record<string, () => string | Promise<string>>>;
}

export const WRITTEN: readonly Written[] = [
	{
		file: 'README.md',
		blocks: {
			credentials: async () => credentialSections(await allCredentials()),
			capabilities: () => matrixOf(TRACKERS),
		},
	},
	{
		file: 'docs/ad-platforms.md',
		blocks: {
			platforms: () => platformTable(PLATFORMS),
			refunds: () => refundTable(PLATFORMS),
			parameters: () => parameterSections(PLATFORMS),
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
	for (const written of WRITTEN) writeFileSync(pathOf(written), await current(written));
}
