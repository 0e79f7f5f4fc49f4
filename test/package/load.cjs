// Loads an installed package with n8n-core's own loader and writes what n8n would know of it to a file.
// A script of its own because n8n-core loads classes in another way when NODE_ENV is "test", as it is
// under jest.
//
//   NODE_PATH=<n8n's node_modules> node load.cjs <package folder> <result file>
require('reflect-metadata');
const { writeFileSync } = require('node:fs');
const { PackageDirectoryLoader } = require('n8n-core');

const [folder, resultFile] = process.argv.slice(2);

async function load() {
	const loader = new PackageDirectoryLoader(folder);
	await loader.loadAll();
	const { known, types, credentialTypes } = loader;
	const credentials = types.credentials.map(({ name, displayName, iconUrl, test }) => ({
		name,
		displayName,
		iconUrl,
		hasTest: test !== undefined,
		supportedNodes: credentialTypes[name].type.supportedNodes,
	}));
	writeFileSync(resultFile, JSON.stringify({ known, nodes: types.nodes, credentials }));
}

load().catch((error) => {
	console.error(error);
	process.exitCode = 1;
});
