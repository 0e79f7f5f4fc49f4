// Runs n8n's community package scanner over one folder and prints what it found as JSON.
// A script of its own because the scanner is an ES module, which jest's CommonJS cannot import.
//
//   node scan.mjs <folder> source|tarball
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, leg] = process.argv.slice(2);
const scannerPath = createRequire(import.meta.url).resolve(
	'@n8n/scan-community-package/scanner/scanner.mjs',
);
const { analyzePackage, SOURCE_FILE_PATTERNS } = await import(pathToFileURL(scannerPath).href);
const { ESLint } = await import(pathToFileURL(createRequire(scannerPath).resolve('eslint')).href);

// The scanner reports errors only. Listening to its own lint run shows the warnings as well,
// and how many files it saw: with none it would answer "passed".
const seen = [];
const { lintFiles } = ESLint.prototype;
ESLint.prototype.lintFiles = async function (...args) {
	const results = await lintFiles.apply(this, args);
	seen.push(...results);
	return results;
};

// As the scanner does it: the source checkout first, then the published tarball.
const patterns = leg === 'source' ? SOURCE_FILE_PATTERNS : ['**/*.js', 'package.json'];
const { passed, message, details } = await analyzePackage(folder, patterns);

const findings = seen.flatMap(({ filePath, messages }) =>
	messages.map(
		({ line, ruleId, severity, message: text }) =>
			`${path.relative(folder, filePath)}:${line} ${severity === 2 ? 'error' : 'warning'} ${ruleId}: ${text}`,
	),
);
const files = seen.map(({ filePath }) => path.relative(folder, filePath).split(path.sep).join('/'));
process.stdout.write(JSON.stringify({ passed, message, details, findings, files }));
