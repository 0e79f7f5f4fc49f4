import type { Body } from './refusal';

/** How a tracker's search takes a text; no version tells, so all are there to be met. */
export type FlowSearch = 'wildcards' | 'literal' | 'blankOnly' | 'atMostTen';

/** The rows that a search finds; `undefined` refuses the text. */
type Finder = (rows: readonly Body[], text: string) => readonly Body[] | undefined;

const containing = (rows: readonly Body[], pattern: RegExp): Body[] =>
	rows.filter((row) => pattern.test(JSON.stringify(row)));

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** As SQL's LIKE takes it: % is any text, _ any character. */
const like = (text: string): RegExp =>
	new RegExp(literally(text).replaceAll('%', '.*').replaceAll('_', '.'), 'is');

export const FLOW_SEARCHES: Readonly<Record<FlowSearch, Finder>> = {
	wildcards: (rows, text) => (text === '' ? undefined : containing(rows, like(text))),
	literal: (rows, text) =>
		text === '' ? undefined : containing(rows, new RegExp(literally(text), 'i')),
	blankOnly: (rows, text) => containing(rows, new RegExp(literally(text), 'i')),
	atMostTen: (rows, text) => (text === '' ? undefined : containing(rows, like(text)).slice(0, 10)),
};
