import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { root } from '../live/paths';

/** What the code says of a conversion that is not sent, or not taken: its words, as written there. */
export interface Said {
	/** Folder of the platform, or blank where all platforms share it. */
	platform: string;
	code: string;
	/** Blank for what is skipped. */
	class: string;
	reason: string;
	advice: string;
}

/** Where results come from: the platforms, and the node itself. */
const FOLDERS = ['nodes/shared/platforms', 'nodes/ForwardConversions'];

/** Every object that has a code, a reason and an advice, all of them written out. */
export function allSaid(): Said[] {
	return FOLDERS.flatMap((folder) =>
		sourcesBelow(folder).flatMap(({ file, text }) => {
			const platform =
				folder === FOLDERS[0] && file.includes('/') ? (file.split('/')[0] ?? '') : '';
			return saidIn(text).map((said) => ({ ...said, platform }));
		}),
	);
}

/** Every source below a folder of the repository, in the order of their names. */
export function sourcesBelow(folder: string): Array<{ file: string; text: string }> {
	return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.map((file) => file.split('\\').join('/'))
		.filter((file) => file.endsWith('.ts'))
		.sort()
		.map((file) => ({ file, text: readFileSync(join(root, folder, file), 'utf8') }));
}

/** Where the advice depends on what the platform said. */
const ELSEWHERE = 'What `advice` of the result says';

/** Those of one source text. */
export function saidIn(source: string): Array<Omit<Said, 'platform'>> {
	const found: Array<Omit<Said, 'platform'>> = [];
	const visit = (node: ts.Node): void => {
		if (ts.isObjectLiteralExpression(node)) {
			const wordsAt = (name: string): string[] => propertyOf(node, name);
			const reasons = wordsAt('reason');
			for (const code of wordsAt('code')) {
				if (reasons.length === 0) continue;
				found.push({
					code,
					class: wordsAt('class')[0] ?? '',
					reason: reasons.join(' / '),
					advice: wordsAt('advice').join(' / ') || ELSEWHERE,
				});
			}
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.ES2022, true));
	return found;
}

function propertyOf({ properties }: ts.ObjectLiteralExpression, name: string): string[] {
	for (const property of properties) {
		if (ts.isPropertyAssignment(property) && property.name.getText() === name) {
			return wordsOf(property.initializer);
		}
	}
	return [];
}

const NAME = /^(?:name|NAME|voice\.name)$/;

/** The text of an expression, with an ellipsis for what is filled in; both where one is chosen. */
function wordsOf(node: ts.Expression): string[] {
	if (ts.isStringLiteralLike(node)) return [node.text];
	if (ts.isConditionalExpression(node)) {
		return [...wordsOf(node.whenTrue), ...wordsOf(node.whenFalse)];
	}
	if (ts.isTemplateExpression(node)) {
		let text = node.head.text;
		for (const { expression, literal } of node.templateSpans) {
			// The platform's own name is clear from the row; in quotes it is the name of something else.
			const isName = NAME.test(expression.getText()) && !text.endsWith("'");
			text += `${isName ? 'the platform' : '…'}${literal.text}`;
		}
		return [text.replace(/^./, (first) => first.toUpperCase())];
	}
	return [];
}
