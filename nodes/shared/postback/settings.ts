import type { ConversionEvent, ConversionStatus } from '../conversion/conversion';
import { wordMap, type WordMap } from '../conversion/words';
import { FIELD_NAMES, indexNames, type NameIndex, type Names } from './fields';
import type { PersonalPolicy } from './personal';
import { PRESET, type Preset, type PresetName } from './presets';

/** How postbacks are read. */
export interface ReadSettings {
	preset: Preset;
	names: NameIndex;
	/** Matches the `wordKey` of a sub-id's name; its number is the first group. */
	subIdName: RegExp;
	statusWords: WordMap<ConversionStatus>;
	eventWords: WordMap<ConversionEvent>;
	/** For postbacks that do not say what happened. */
	defaultEvent: ConversionEvent;
	/** For postbacks without a currency; `null` leaves it open. */
	defaultCurrency: string | null;
	/** IANA zone of stamps that name none. */
	zone: string;
	/** Host or label of the account. */
	account: string;
	personal: PersonalPolicy;
	missingClickId: 'refuse' | 'pass';
	unreadable: 'refuse' | 'pass';
	/** Whether another amount makes it another postback. */
	compareValue: boolean;
	includeRaw: boolean;
}

/** What a user adds to a preset. */
export interface OwnWords {
	names: Names;
	statuses: ReadonlyArray<readonly [string, ConversionStatus]>;
	events: ReadonlyArray<readonly [string, ConversionEvent]>;
}

type PresetPart = Pick<
	ReadSettings,
	'preset' | 'names' | 'subIdName' | 'statusWords' | 'eventWords'
>;

/** Sub-ids go by these names everywhere: `sub1`, `sub_id_1`, `subid1`, `aff_sub1`. */
const SUB_ID_NAMES = ['sub', 'subid', 'affsub'];

/** A preset with the user's own names and words put before it. */
export function presetSettings(name: PresetName, own: OwnWords): PresetPart {
	const preset = PRESET[name];
	const prefixes = [...SUB_ID_NAMES, ...preset.subIds].join('|');
	return {
		preset,
		names: indexNames([own.names, preset.names, FIELD_NAMES]),
		subIdName: new RegExp(`^(?:${prefixes})([1-9]|[12]\\d|30)$`),
		statusWords: wordMap([...Object.entries(preset.statusWords ?? {}), ...own.statuses]),
		eventWords: wordMap([...Object.entries(preset.eventWords ?? {}), ...own.events]),
	};
}
