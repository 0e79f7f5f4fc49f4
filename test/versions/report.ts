import type { CheckResult } from '../live/checks';

/** How the package did on one version of n8n. */
export interface Outcome {
	version: string;
	/** Why it was tried. */
	as: string;
	/** Node it ran on. */
	node: string;
	/** Package that npm does not have, so that this n8n could not be installed. */
	missing?: string;
	checks: CheckResult[];
}

function verdict({ missing, checks }: Outcome): string {
	if (missing !== undefined) return `not tried: npm has no ${missing}`;
	const failed = checks.filter(({ failure }) => failure !== undefined);
	const passed = `${checks.length - failed.length} of ${checks.length} checks passed`;
	const [first] = failed;
	return first === undefined ? passed : `${passed}; failed first: ${first.name}`;
}

/** One line for each version. */
export function table(outcomes: readonly Outcome[]): string {
	const rows = outcomes.map((one) => [one.version, one.as, one.node, verdict(one)]);
	const all = [['n8n', 'Is', 'Node', 'Result'], ...rows];
	const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
	return all
		.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
		.join('\n');
}
