import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { PackedPackage } from './support';
import {
	builtFolder,
	manifest,
	packPackage,
	productionEnvironment,
	registered,
	root,
	slow,
} from './support';

interface ScanReport {
	passed: boolean;
	message?: string;
	/** `file:line severity rule: text`, warnings included. */
	findings: string[];
	files: string[];
}

let temporary: string;

beforeAll(() => {
	temporary = mkdtempSync(path.join(tmpdir(), 'tracker-hub-scan-'));
});
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

function scan(folder: string, leg: 'source' | 'tarball'): ScanReport {
	const output = execFileSync(process.execPath, [path.join(__dirname, 'scan.mjs'), folder, leg], {
		cwd: root,
		encoding: 'utf8',
		// The scanner makes a temporary folder when it is loaded and leaves it behind.
		env: productionEnvironment({ TMPDIR: temporary, TEMP: temporary, TMP: temporary }),
		maxBuffer: 64 * 1024 * 1024,
	});
	return JSON.parse(output) as ScanReport;
}

describe("n8n's community package scanner", () => {
	it(
		'finds nothing in the source, so the package can be verified',
		() => {
			const report = scan(root, 'source');
			expect(report.findings).toEqual([]);
			expect(report).toMatchObject({ passed: true });
			const sources = [...registered('nodes'), ...registered('credentials')].map((file) =>
				file.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
			);
			expect(report.files).toEqual(expect.arrayContaining(['package.json', ...sources]));
		},
		slow,
	);

	describe('on the packed tarball', () => {
		let packed: PackedPackage;

		beforeAll(() => {
			builtFolder();
			packed = packPackage();
		}, slow);
		afterAll(() => packed?.remove());

		it(
			'finds nothing in what users install',
			() => {
				const report = scan(packed.folder, 'tarball');
				expect(report.findings).toEqual([]);
				expect(report).toMatchObject({ passed: true });
				const shipped = ['package.json', ...registered('nodes'), ...registered('credentials')];
				expect(report.files).toEqual(expect.arrayContaining(shipped));
			},
			slow,
		);
	});

	it(
		'does refuse a package that breaks the rules',
		() => {
			const folder = path.join(temporary, 'planted');
			mkdirSync(path.join(folder, 'nodes'), { recursive: true });
			writeFileSync(
				path.join(folder, 'package.json'),
				JSON.stringify({ ...manifest, dependencies: { axios: '1.0.0' } }),
			);
			writeFileSync(
				path.join(folder, 'nodes', 'planted.ts'),
				'/* eslint-disable */\nexport const later = () => setTimeout(() => console.log(1), 1);\n',
			);
			const report = scan(folder, 'source');
			expect(report.passed).toBe(false);
			const rules = report.findings.join('\n');
			expect(rules).toContain('no-runtime-dependencies');
			expect(rules).toContain('no-restricted-globals');
			expect(rules).toContain('no-console');
		},
		slow,
	);
});
