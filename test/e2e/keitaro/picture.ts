import { join } from 'node:path';
import { workFolder } from '../../live/paths';

export const PICTURES = join(workFolder, 'pictures');

/** Where a picture goes that people may want to look at; the next run takes it anew. */
export const picture = (name: string): string =>
	join(PICTURES, `keitaro-${name.toLowerCase().replace(/\W+/g, '-')}.png`);
