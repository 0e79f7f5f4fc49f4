import assert from 'node:assert/strict';
import type { INode, INodeTypeDescription } from 'n8n-workflow';

/** Node types that everybody has who installs n8n and this package. */
const PACKAGES = /^(?:n8n-nodes-tracker-hub|n8n-nodes-base|@n8n\/n8n-nodes-langchain)\./;

/** The version in which the editor adds a node now. */
function newestOf(types: readonly INodeTypeDescription[], name: string): number | undefined {
	const versions = types.filter((type) => type.name === name);
	const chosen = versions.flatMap(({ defaultVersion }) => defaultVersion ?? []);
	const all = versions.flatMap(({ version }) => version);
	return all.length === 0 ? undefined : Math.max(...(chosen.length > 0 ? chosen : all));
}

/** Fails with the nodes that this n8n does not know, or would add in another version. */
export function expectCurrentNodes(
	nodes: readonly INode[],
	types: readonly INodeTypeDescription[],
): void {
	const wrong = nodes.flatMap(({ name, type, typeVersion }) => {
		const newest = newestOf(types, type);
		if (newest === undefined || !PACKAGES.test(type)) return [`${name}: no ${type} here`];
		return newest === typeVersion ? [] : [`${name}: ${type} ${typeVersion}, not ${newest}`];
	});
	assert.deepEqual(wrong, []);
}
