import type { Problem } from '../../n8n/problem';

export const MASK = '***';

/** The key as a parameter of an address, whatever stands around it. */
const KEY_PARAMETER = /(api_key(?:=|%3D|"\s*:\s*"))[^&\s"']+/gi;

/** A text without the key, plain or URL-encoded: RedTrack takes it in the address of every request. */
export function withoutKey(text: string, key: string): string {
	const masked = text.replace(KEY_PARAMETER, `$1${MASK}`);
	if (key === '') return masked;
	return [key, encodeURIComponent(key)].reduce(
		(left, secret) => left.split(secret).join(MASK),
		masked,
	);
}

/** A problem whose detail, the words of a server or of Node, can be shown and logged. */
export function presentable<P extends Problem>(problem: P, key: string): P {
	if (problem.detail === undefined) return problem;
	return { ...problem, detail: withoutKey(problem.detail, key) };
}
