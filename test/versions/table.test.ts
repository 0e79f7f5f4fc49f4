import { nodePackage } from '../live/host-node';
import { manifestOf } from './install';
import { table } from './report';
import { VERSIONS } from './table';
import hostManifest from '../live/host/package.json';

const exact = /^\d+\.\d+\.\d+$/;

describe('the versions of n8n that the package is tried on', () => {
	it.each(VERSIONS)('n8n $version is installed the same way every time', (row) => {
		expect(row.version).toMatch(exact);
		expect(row.node).toMatch(exact);
		for (const pin of row.pins) {
			expect(pin.version).toMatch(/^(npm:(@[^/]+\/)?[^@]+@)?\d+\.\d+\.\d+$/);
			expect(pin.because).not.toBe('');
		}
	});

	it('each of Node 20, 22 and 24 runs one of them', () => {
		const majors = new Set(VERSIONS.map(({ node }) => node.split('.')[0]));
		expect([...majors].sort()).toEqual(['20', '22', '24']);
	});

	it('the one that the end-to-end run uses is the one installed for it, with the same pins', () => {
		const pinned = VERSIONS.filter(({ isPinned }) => isPinned);
		expect(pinned).toHaveLength(1);
		const [row] = pinned.map(manifestOf) as Array<Record<string, object>>;
		expect(row?.overrides).toEqual(hostManifest.overrides);
		expect(row?.dependencies).toMatchObject(hostManifest.dependencies);
		expect(Object.values(hostManifest.optionalDependencies)).toContain(pinned[0]?.node);
	});

	it('a manifest names n8n, its Node and the pins below their packages', () => {
		const manifest = manifestOf({
			version: '1.2.3',
			node: '20.1.0',
			as: 'an example',
			pins: [
				{ package: 'a', version: '1.0.0', because: 'it breaks' },
				{ package: 'b', version: '2.0.0', because: 'it breaks', below: 'c' },
			],
		});
		expect(manifest).toMatchObject({
			dependencies: { n8n: '1.2.3', [nodePackage]: '20.1.0' },
			overrides: { a: '1.0.0', c: { b: '2.0.0' } },
		});
	});
});

it('the table tells what passed, what failed first, and what could not be installed', () => {
	const base = { as: 'an example', node: '20.1.0' };
	const lines = table([
		{ ...base, version: '1.0.0', checks: [{ name: 'starts', failure: undefined }] },
		{
			...base,
			version: '2.0.0',
			checks: [
				{ name: 'starts', failure: undefined },
				{ name: 'polls', failure: 'no answer' },
				{ name: 'stops', failure: 'no answer' },
			],
		},
		{ ...base, version: '10.0.0', missing: 'example@1.0.0', checks: [] },
	]).split('\n');
	expect(lines).toEqual([
		'n8n     Is          Node    Result',
		'1.0.0   an example  20.1.0  1 of 1 checks passed',
		'2.0.0   an example  20.1.0  1 of 3 checks passed; failed first: polls',
		'10.0.0  an example  20.1.0  not tried: npm has no example@1.0.0',
	]);
});
