import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { choicesOf, groupsOf, membersOf } from '../package/properties';
import { tableOf } from './table';

/** Longer lists are left to the panel. */
const MOST_CHOICES = 12;

/** Descriptions may hold HTML, and signs which a table or Markdown would take for its own. */
export const cellOf = (text: string): string =>
	text
		.replace(/<[^>]+>/g, '')
		.replace(/\s+/g, ' ')
		.replace(/[|*]/g, '\\$&')
		// A name with an underscore is code; Markdown would take the underscore for its own.
		.replace(/[\p{L}\p{N}]*_[\p{L}\p{N}_]*/gu, '`$&`')
		.trim();

/** What the panel shows: no hidden field, no notice. */
export const isShown = ({ type }: INodeProperties): boolean =>
	!['hidden', 'notice', 'button'].includes(type);

/** The table of parameters; those inside collections follow the collection, an arrow before them. */
export function parameterTable(fields: readonly INodeProperties[]): string {
	const rows = fields.filter(isShown).flatMap((field) => rowsOf(field, ''));
	return tableOf(['Parameter', 'Meaning'], distinct(rows)).join('\n');
}

/** A parameter and what is inside it. */
export function rowsOf(field: INodeProperties, indent: string): string[][] {
	const inside = [...membersOf(field), ...groupsOf(field).flatMap(({ values }) => values)];
	return [
		[indent + field.displayName, meaningOf(field)],
		...inside.filter(isShown).flatMap((one) => rowsOf(one, `${indent}→ `)),
	];
}

/** Parameters that differ by what else is chosen can have the same name and meaning. */
function distinct(rows: readonly string[][]): string[][] {
	return [...new Map(rows.map((row) => [row.join('\n'), row])).values()];
}

/** The description, the choices and what holds unless something is chosen. */
export function meaningOf(field: INodeProperties): string {
	const parts = [cellOf(field.description ?? ''), choicesTold(field), defaultTold(field)];
	return parts
		.filter((part) => part !== '')
		.map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
		.join(' ');
}

function choicesTold(field: INodeProperties): string {
	const names = choicesOf(field).map(({ name }) => cellOf(name));
	if (names.length === 0) return '';
	if (names.length > MOST_CHOICES) return `${names.length} to choose from`;
	return `One of ${names.map((name) => `_${name}_`).join(', ')}`;
}

function defaultTold(field: INodeProperties): string {
	const { default: usual, type } = field;
	if (type === 'boolean') return usual === true ? 'On by default' : '';
	if (type === 'options') {
		const found = choicesOf(field).find(({ value }: INodePropertyOptions) => value === usual);
		return found === undefined ? '' : `_${cellOf(found.name)}_ by default`;
	}
	if (type === 'number' || (type === 'string' && usual !== '')) {
		return `\`${String(usual)}\` by default`;
	}
	return '';
}
