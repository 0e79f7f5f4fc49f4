import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as ts from 'typescript';
import { root } from '../package/support';

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** Names of the fields of an exported interface of a source. */
function fieldsOf(source: string, name: string): string[] {
	const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.ES2022, true);
	const found = file.statements.find(
		(one): one is ts.InterfaceDeclaration =>
			ts.isInterfaceDeclaration(one) && one.name.text === name,
	);
	return (found?.members ?? []).flatMap(({ name: own }) => own?.getText() ?? []);
}

it('docs/conversion.md tells every field of a conversion', () => {
	const page = read('docs/conversion.md');
	const fields = fieldsOf(read('nodes/shared/conversion/conversion.ts'), 'Conversion');
	expect(fields.length).toBeGreaterThan(30);
	expect(fields.filter((field) => !page.includes(`\`${field}\``))).toEqual([]);
});
