import type { GraphErrorName } from './graphErrors';

export type ServerEvent = Record<string, unknown>;

/** Why an event is refused. */
export interface Fault {
	error: GraphErrorName;
	/** Which field, and what is wrong with it. */
	detail: string;
}

export type EventRule = (event: ServerEvent, nowMs: number) => Fault | undefined;

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
	return typeof value === 'string' && value.trim() !== '';
}
