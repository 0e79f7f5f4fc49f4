import type { Capability } from '../../nodes/shared/trackers/module';
import { keitaro } from '../../nodes/shared/trackers/keitaro/module';
import { TRACKERS } from '../../nodes/shared/trackers/registry';
import { matrixOf, SHOWN } from './matrix';

it('shows everything that a tracker can be asked for', () => {
	const all = Object.keys(keitaro.capabilities) as Capability[];
	expect([...SHOWN].sort()).toEqual([...all].sort());
});

it('names the reason for what a tracker cannot do, each once', () => {
	const reason = 'This one keeps no log of clicks';
	const capabilities = { ...keitaro.capabilities, click: reason, 'trigger:click': reason };
	const lines = matrixOf([keitaro, { ...keitaro, displayName: 'Other', capabilities }]).split('\n');
	const cells = (label: string) =>
		lines
			.find((line) => line.startsWith(`| ${label} `))
			?.split('|')
			.slice(2, 4)
			.map((cell) => cell.trim());
	expect(cells('Clicks')).toEqual(['✓', 'no (1)']);
	expect(cells('Trigger: clicks')).toEqual(['✓', 'no (1)']);
	expect(cells('Upload of conversions')).toEqual(['✓', '✓']);
	expect(lines.filter((line) => line.includes(reason))).toEqual([`1. Other: ${reason}.`]);
});

describe.each(TRACKERS.map((tracker) => [tracker.displayName, tracker] as const))(
	'%s',
	(_name, { capabilities, notes = {} }) => {
		it('gives every reason as a sentence without a full stop', () => {
			const reasons = Object.values(capabilities).filter((able) => able !== true);
			expect(reasons.filter((reason) => !/^[A-Z].{15,}[^.]$/.test(reason))).toEqual([]);
		});

		it('has notes only on what it can', () => {
			const able = Object.keys(notes).map((name) => capabilities[name as Capability]);
			expect(able.filter((one) => one !== true)).toEqual([]);
		});
	},
);
