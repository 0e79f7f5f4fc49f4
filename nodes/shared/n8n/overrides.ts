import type { INodeProperties } from 'n8n-workflow';
import { rowsField } from './fields';
import type { ConversionEvent, ConversionStatus } from '../conversion/conversion';
import { STATUS_WORDS } from '../conversion/status';
import { wordMap, type WordMap } from '../conversion/words';
import { EVENT_OPTIONS } from './eventOptions';

const statusOption = (value: string) => ({
	name: value.charAt(0).toUpperCase() + value.slice(1),
	value,
});

/** Words of the user's own, each with the meaning that is chosen for it. */
interface OverrideField {
	displayName: string;
	name: string;
	placeholder: string;
	description: string;
	/** What a word is to mean. */
	meaning: INodeProperties;
}

const EVENTS: OverrideField = {
	displayName: 'Event Overrides',
	name: 'eventOverrides',
	placeholder: 'e.g. deposit',
	description: 'What your own names of events mean, where the usual words do not fit',
	meaning: {
		displayName: 'Event',
		name: 'meaning',
		type: 'options',
		options: EVENT_OPTIONS,
		default: 'Purchase',
		description: 'The event that such conversions are passed on as',
	},
};

const STATUSES: OverrideField = {
	displayName: 'Status Overrides',
	name: 'statusOverrides',
	placeholder: 'e.g. approved_ftd',
	description: 'What your own statuses mean, where the usual words do not fit',
	meaning: {
		displayName: 'Status',
		name: 'meaning',
		type: 'options',
		options: Object.keys(STATUS_WORDS).sort().map(statusOption),
		default: 'confirmed',
		description: 'The status that such conversions are passed on with',
	},
};

function overrideField(field: OverrideField, word: string): INodeProperties {
	const { displayName, name, description, placeholder, meaning } = field;
	return rowsField({ displayName, name, description }, meaning.displayName, [
		{
			displayName: word,
			name: 'word',
			type: 'string',
			default: '',
			placeholder,
			description: 'Upper and lower case, spaces and hyphens do not matter',
		},
		meaning,
	]);
}

/** The fields for one's own words; `place` is where those are found, such as the tracker. */
export function overrideFields(place: string): {
	events: INodeProperties;
	statuses: INodeProperties;
} {
	const word = `Word in the ${place}`;
	return { events: overrideField(EVENTS, word), statuses: overrideField(STATUSES, word) };
}

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
