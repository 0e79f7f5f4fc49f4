import { ENDPOINTS, type EndpointName } from './endpoints';
import { NAMES, type NameKey } from './names';

/** What the user knows better than the two tables, by the key in them. */
export type Overrides = Readonly<Partial<Record<EndpointName | NameKey, string>>>;

const FIELD = "'Paths and Names' in the Wevion API credential";

/** The user's corrections from their JSON field. Throws an `Error` that says what is wrong with it. */
export function readOverrides(given: unknown): Overrides {
	const value = typeof given === 'string' ? parsed(given) : (given ?? {});
	if (value === undefined) throw new Error(`${FIELD} is not valid JSON`);
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new Error(`${FIELD} must be a JSON object such as {"trackerTypes": "/api/v1/types"}`);
	}
	for (const [key, text] of Object.entries(value)) check(key, text);
	return value as Overrides;
}

function parsed(text: string): unknown {
	if (text.trim() === '') return {};
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

function check(key: string, text: unknown): void {
	const isPath = Object.hasOwn(ENDPOINTS, key);
	if (!isPath && !Object.hasOwn(NAMES, key)) {
		const known = [...Object.keys(ENDPOINTS), ...Object.keys(NAMES)].join(', ');
		throw new Error(`${FIELD} knows no '${key}'; there are ${known}`);
	}
	if (typeof text !== 'string') throw new Error(`'${key}' of ${FIELD} must be text`);
	if (isPath && !isPlainPath(text)) {
		throw new Error(`'${key}' of ${FIELD} must be a path such as /api/v1/trackers: ${text}`);
	}
}

/** A path of the same host: another host must not learn the key. */
export function isPlainPath(text: string): boolean {
	return /^\/(?![/\\])\S*$/.test(text);
}

export function pathOf(name: EndpointName, overrides: Overrides): string {
	return overrides[name] ?? ENDPOINTS[name].path;
}

export function nameOf(key: NameKey, overrides: Overrides): string {
	return overrides[key] ?? NAMES[key];
}
