import type { INodeProperties } from 'n8n-workflow';
import type { ConversionEvent, ConversionStatus } from '../conversion/conversion';
import { STANDARD_EVENTS } from '../conversion/event';
import { STATUS_WORDS } from '../conversion/status';
import { wordMap, type WordMap } from '../conversion/words';

const statusOption = (value: string) => ({
	name: value.charAt(0).toUpperCase() + value.slice(1),
	value,
});

/** `CompleteRegistration` as people read it. */
const eventOption = (value: string) => ({ name: value.replace(/(?<!^)([A-Z])/g, ' $1'), value });

export const eventOverrides: INodeProperties = {
	displayName: 'Event Overrides',
	name: 'eventOverrides',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Event',
	default: {},
	description: 'What your own conversion types mean, where the usual words do not fit',
	options: [
		{
			displayName: 'Event',
			name: 'items',
			values: [
				{
					displayName: 'Word in the Tracker',
					name: 'word',
					type: 'string',
					default: '',
					placeholder: 'e.g. deposit',
					description: 'Upper and lower case, spaces and hyphens do not matter',
				},
				{
					displayName: 'Event',
					name: 'meaning',
					type: 'options',
					options: [...STANDARD_EVENTS].sort().map(eventOption),
					default: 'Purchase',
					description: 'The event that conversions of this type are passed on as',
				},
			],
		},
	],
};

export const statusOverrides: INodeProperties = {
	displayName: 'Status Overrides',
	name: 'statusOverrides',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Status',
	default: {},
	description: 'What your own statuses mean, where the usual words do not fit',
	options: [
		{
			displayName: 'Status',
			name: 'items',
			values: [
				{
					displayName: 'Word in the Tracker',
					name: 'word',
					type: 'string',
					default: '',
					placeholder: 'e.g. approved_ftd',
					description: 'Upper and lower case, spaces and hyphens do not matter',
				},
				{
					displayName: 'Status',
					name: 'meaning',
					type: 'options',
					options: Object.keys(STATUS_WORDS).sort().map(statusOption),
					default: 'confirmed',
					description: 'The status that conversions with this word are passed on with',
				},
			],
		},
	],
};

interface Overrides<T> {
	items?: Array<{ word: string; meaning: T }>;
}

/** The words that the two fields add to those every tracker's conversions are read with. */
export function readOverrides(options: { eventOverrides?: unknown; statusOverrides?: unknown }): {
	eventWords: WordMap<ConversionEvent>;
	statusWords: WordMap<ConversionStatus>;
} {
	return {
		eventWords: wordsOf(options.eventOverrides as Overrides<ConversionEvent> | undefined),
		statusWords: wordsOf(options.statusOverrides as Overrides<ConversionStatus> | undefined),
	};
}

function wordsOf<T extends string>({ items = [] }: Overrides<T> = {}): WordMap<T> {
	const given = items.filter(({ word }) => word.trim() !== '');
	return wordMap(given.map(({ word, meaning }) => [word, meaning] as const));
}
