import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from './log';

/** n8n 2.41 declares `node >=24`. */
const minimumNode = 24;

/** Package on npm with the Node binary of this platform; only those for Linux are kept up. */
export const nodePackage = `node-${process.platform}-${process.arch}`;

/** The Node installed beside an n8n. */
export function bundledNode(modules: string): string | undefined {
	const file = join(modules, nodePackage, 'bin', 'node');
	return existsSync(file) ? file : undefined;
}

/** The Node that runs n8n: this one where it is new enough, else the one installed with n8n. */
export function hostNode(hostModules: string): string {
	if (Number(process.versions.node.split('.')[0]) >= minimumNode) return process.execPath;
	const bundled = bundledNode(hostModules);
	if (bundled !== undefined) return bundled;
	throw new UserError(
		`n8n needs Node ${minimumNode} or newer, and this is Node ${process.versions.node}. ` +
			`Only on Linux (x64, arm64) does it come along by itself; on ${process.platform}-${process.arch} ` +
			`install Node ${minimumNode} from https://nodejs.org and run the command again with it.`,
	);
}

/** Folder with `include/node` of a Node binary, which spares node-gyp a download. */
export function nodeHeaders(node: string): string | undefined {
	const folder = dirname(dirname(node));
	return existsSync(join(folder, 'include', 'node', 'node.h')) ? folder : undefined;
}
