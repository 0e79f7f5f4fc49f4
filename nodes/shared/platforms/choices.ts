import { brief } from '../n8n/problem';
import { SettingError, type Given } from './module';

/** Reads parameters that several platforms have in their own words. Pure; throws a `SettingError`. */

/**
 * One of the words that there are, a platform's own where one is named. What an expression made instead is
 * shown short and without contacts: it can have reached for the wrong field.
 */
export function oneOf<Word extends string>(
	words: readonly Word[],
	text: unknown,
	displayName: string,
	platform?: string,
): Word {
	const found = words.find((word) => word === text);
	if (found !== undefined) return found;
	throw new SettingError(
		`'${displayName}' is ${platform === undefined ? 'no choice' : `none of ${platform}'s`}: ${brief(String(text ?? '')) ?? 'nothing'}`,
		`Use one of ${words.join(', ')}`,
	);
}

/** A field without which nothing can be sent. */
export function needed(text: unknown, displayName: string, credential: string): string {
	const id = String(text ?? '').trim();
	if (id !== '') return id;
	throw new SettingError(
		`There is no '${displayName}'`,
		`Fill it in in the ${credential} credential`,
	);
}

/** A text that may be left empty; an expression can also make nothing of it. */
export function textOf(param: Given['param'], name: string): string | null {
	return String(param<unknown>(name, '') ?? '').trim() || null;
}
