import { campaigns } from './campaigns';
import { content } from './content';
import { flows } from './flows';
import { postbacks } from './postbacks';
import { reporting } from './reporting';
import type { Row } from './row';
import { things } from './things';
import { tools } from './tools';

/** Everything the node is asked for: the tests and the contract run walk it. */
export const rows: readonly Row[] = [
	...campaigns,
	...content,
	...flows,
	...postbacks,
	...reporting,
	...things,
	...tools,
];
