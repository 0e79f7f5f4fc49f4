import { MASK, maskSecrets } from '../../n8n/mask';
import type { Problem } from '../../n8n/problem';

/** The key as a parameter of an address, whatever stands around it. */
const KEY_PARAMETER = /(api_key(?:=|%3D|"\s*:\s*"))[^&\s"']+/gi;

/**
 * A problem whose detail, the words of a server or of Node, can be shown and logged: RedTrack takes the
 * key in the address of every request.
 */
export function presentable<P extends Problem>(problem: P, key: string): P {
	if (problem.detail === undefined) return problem;
	const detail = maskSecrets(problem.detail.replace(KEY_PARAMETER, `$1${MASK}`), [key]);
	return { ...problem, detail };
}
