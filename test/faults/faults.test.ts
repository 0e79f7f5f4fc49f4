import { readFileSync } from 'node:fs';
import { documentOf, faultsFile } from './document';
import { rowsOf, SERVICES } from './matrix';
import { sectionOf } from './table';

const written = readFileSync(faultsFile, 'utf8');

/** What the document has between a heading and the next one. */
function sectionIn(text: string, name: string): string {
	const [, after = ''] = text.split(`\n### ${name}\n`);
	return `### ${name}\n${after.split(/\n##/)[0] ?? ''}`.trim();
}

describe.each(SERVICES.map((service) => [service.name, service] as const))(
	'%s',
	(name, service) => {
		it('loses nothing, repeats nothing and follows no redirect, and says what docs/faults.md says (else: npm run faults)', async () => {
			const cells = await rowsOf(service);
			for (const { kind, lost, twice, wrong, elsewhere, says, advice } of cells) {
				expect({ kind, lost, twice, wrong, elsewhere }).toEqual({
					...{ kind, lost: [], twice: [], wrong: [], elsewhere: 0 },
				});
				// Whoever is told of a fault is told what to do.
				if (says !== undefined) expect(advice).toMatch(/^[A-Z].{15,}/);
			}
			expect(sectionIn(written, name)).toBe(sectionOf(name, service.kind, cells));
		}, 180_000);
	},
);

it('the document has every service, and nothing beside them', () =>
	expect(written).toBe(
		documentOf(SERVICES.map((service) => [service, sectionIn(written, service.name)])),
	));
