import { choice, field, text, type WriteField } from './writing';
import { locator, type LocatorName } from './locators';

/** Fields that several things have. */

export const notes = text('notes', 'Notes', 'Text for people, shown in the panel');

export const name = (one: string) =>
	text('name', 'Name', `What the ${one} is called in the panel`, { required: true });

export const ACTIVE_STATES = { active: 'Active', disabled: 'Disabled', deleted: 'Archived' };
export const ARCHIVE_STATES = { active: 'Active', deleted: 'Archived' };

export const state = (one: string, states: Readonly<Record<string, string>>) =>
	choice('state', 'State', `Whether the ${one} is in use`, states);

/** Another thing chosen by locator; the key is that of the API. */
export function link(
	kind: LocatorName,
	description: string,
	changes: { key?: string; asText?: boolean; search?: string; name?: string; label?: string } = {},
): WriteField {
	const { key, asText, search, name: own, label } = changes;
	const property = locator(kind, description, {
		search,
		required: false,
		...(own !== undefined && { name: own }),
		...(label !== undefined && { displayName: label }),
	});
	// The specification takes some ids as text (keitaro-api §3.1, keitaro-api §3.4).
	return field(property, { key, to: asText ? String : undefined });
}
