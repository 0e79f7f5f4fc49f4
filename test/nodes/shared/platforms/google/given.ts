import type { IDataObject } from 'n8n-workflow';

import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { Hasher } from '../../../../../nodes/shared/platforms/hash';
import type { Given } from '../../../../../nodes/shared/platforms/module';
import { exampleConversion, NOW_MS } from '../examples';

export const ACCOUNT = '1234567890';
export const ACTION = '987654321';
export const LEAD_ACTION = '987654322';
export const GCLID = 'Cj0KCQiAtest_Example-123456';
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export const ago = (ms: number): string => new Date(NOW_MS - ms).toISOString();

/** A sale of an hour ago whose click Google has known for long. */
export const googleConversion = (more: Partial<Conversion> = {}): Conversion =>
	exampleConversion({
		clickedAt: ago(DAY_MS),
		convertedAt: ago(HOUR_MS),
		adClickIds: { gclid: GCLID },
		...more,
	});

/** Parameters as the node hands them over; those of *Options* by `options.<name>`. */
export function given(parameters: IDataObject = {}, more: Partial<Given> = {}): Given {
	return {
		param: <T>(name: string, fallback: T) => (parameters[name] as T | undefined) ?? fallback,
		credential: {},
		eventNames: new Map(),
		requiresClickId: false,
		hasher: new Hasher(),
		...more,
	};
}

/** The event of a conversion, parsed again. */
export function eventOf<S>(
	platform: {
		event: (outgoing: { conversion: Conversion; eventId: string }, settings: S) => string;
	},
	conversion: Conversion,
	settings: S,
): IDataObject {
	return JSON.parse(platform.event({ conversion, eventId: 'event-1' }, settings)) as IDataObject;
}
