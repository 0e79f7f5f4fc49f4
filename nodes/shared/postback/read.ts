import type { IDataObject } from 'n8n-workflow';
import { findAdClickIds, type Labelled } from '../conversion/adClickIds';
import type {
	Conversion,
	ConversionEvent,
	ConversionStatus,
	Named,
} from '../conversion/conversion';
import { isEvent, toEvent } from '../conversion/event';
import { toStatus, UNDOING } from '../conversion/status';
import { versionOf } from '../conversion/version';
import { withoutContacts } from '../n8n/discretion';
import { readAmount } from './amount';
import { readCustomData } from './customData';
import { FIELD_NAMES, PERSONAL_FIELDS, type FieldName } from './fields';
import { quoted, type Flag } from './flag';
import { contentId, conversionId, duplicateKey, type Identifiers } from './identity';
import { readMoment } from './moment';
import { isPersonalName, withoutPeople } from './personalNames';
import { wordKey } from '../conversion/words';
import type { Parameters } from './parameters';
import { readUser } from './user';
import { refusal, type Refusal } from './refusal';
import type { ReadSettings } from './settings';

/** What the trigger emits: a conversion, and how it came. */
export interface Postback extends Conversion {
	customData?: IDataObject | string;
	postback: { preset: string; method: string; receivedAt: string; flags: Flag[] };
}

/** What only the caller of this module knows. */
export interface Reception {
	method: string;
	nowMs: number;
	/** A random id, for postbacks that name nothing. */
	newId: () => string;
}

export type ReadPostback =
	| { postback: Postback; duplicateKey: string | undefined }
	| { refusal: Refusal };

/** One postback as a conversion, its oddities flagged, or why it is refused. */
export function readPostback(
	{ all, of }: Parameters,
	settings: ReadSettings,
	{ method, nowMs, newId }: Reception,
): ReadPostback {
	const flags: Flag[] = all.flatMap(({ name, macro }) =>
		macro === undefined ? [] : [{ kind: 'macro', parameter: name, detail: quoted(macro) }],
	);
	const text = (field: FieldName): string | null => of.get(field)?.text ?? null;
	const nameOf = (field: FieldName): string => of.get(field)?.name ?? FIELD_NAMES[field][0];
	const named = (id: FieldName, name: FieldName): Named => ({ id: text(id), name: text(name) });

	const ids: Identifiers = {
		clickId: text('clickId'),
		externalId: text('externalId'),
		transactionId: text('transactionId'),
		eventId: text('eventId'),
	};
	if (ids.clickId === null && ids.externalId === null) {
		if (settings.missingClickId === 'refuse') {
			return { refusal: refusal(400, 'clickId', clickIdReason(of.get('clickId')?.macro)) };
		}
		flags.push({ kind: 'clickId', parameter: nameOf('clickId'), detail: 'no click id' });
	}

	const currencyText = text('currency') ?? undefined;
	const amount = readAmount(text('value') ?? undefined, currencyText);
	for (const { about, detail } of amount.problems) {
		const shownText = quoted(text(about) ?? '');
		flags.push({ kind: about, parameter: nameOf(about), detail: `${shownText} ${detail}` });
	}
	const moment = (field: 'time' | 'clickTime'): string | null => {
		const given = text(field);
		const read = given === null ? null : readMoment(given, settings.zone, nowMs);
		if (given !== null && read === null) {
			const detail = `${quoted(given)} is no time of a conversion`;
			flags.push({ kind: 'time', parameter: nameOf(field), detail });
		}
		return read;
	};
	const [convertedAt, clickedAt] = [moment('time'), moment('clickTime')];
	const custom = customDataOf(of, settings, flags);
	// As it came, since without the people in it two of them could be taken for one.
	const asSent = of.get('customData')?.value;
	const user = readUser(of, settings.personal, flags);
	if (settings.unreadable === 'refuse') {
		const wrong = flags.find(
			({ kind }) => kind === 'value' || kind === 'currency' || kind === 'time',
		);
		if (wrong) {
			return { refusal: refusal(400, 'value', `parameter '${wrong.parameter}' cannot be read`) };
		}
	}

	const receivedAt = new Date(nowMs).toISOString();
	const trackerStatus = text('status') ?? '';
	const status = trackerStatus === '' ? 'confirmed' : toStatus(trackerStatus, settings.statusWords);
	const { event, trackerEvent } = eventOf(text('event'), trackerStatus, status, settings);
	const referrer = text('referrer');
	const pageUrl = text('pageUrl');
	const conversion: Conversion = {
		id: conversionId(ids) ?? '',
		version: '',
		change: 'new',
		changedFields: [],
		tracker: settings.preset.tracker,
		account: settings.account,
		status,
		trackerStatus,
		event,
		trackerEvent,
		revenue: amount.value,
		// A currency that is wrong is not replaced by the default: nobody knows which was meant.
		currency: amount.currency ?? (currencyText === undefined ? settings.defaultCurrency : null),
		cost: readAmount(text('cost') ?? undefined, undefined).value,
		convertedAt: convertedAt ?? receivedAt,
		clickedAt,
		updatedAt: receivedAt,
		clickId: ids.clickId,
		externalId: ids.externalId,
		transactionId: ids.transactionId,
		adClickIds: findAdClickIds(labelled(all, custom), [pageUrl, referrer]),
		campaign: { ...named('campaignId', 'campaignName'), state: null },
		flow: named('flowId', 'flowName'),
		offer: named('offerId', 'offerName'),
		landingPage: named('landingId', 'landingName'),
		trafficSource: named('sourceId', 'sourceName'),
		affiliateNetwork: named('networkId', 'networkName'),
		counting: 'counted',
		subIds: subIdsOf(all, settings.subIdName),
		geo: { country: countryOf(text('country')), region: text('region'), city: text('city') },
		device: { type: text('deviceType'), os: text('os'), browser: text('browser') },
		ip: text('ip'),
		userAgent: text('userAgent'),
		referrer,
		pageUrl,
		...(user && { user }),
		...(settings.includeRaw && { raw: rawOf(all, of, settings) }),
	};
	// A lead with a person or a time in it is the same lead when its sender tries again.
	const isOnesOwn = user !== undefined || convertedAt !== null;
	if (conversion.id === '') {
		conversion.id = isOnesOwn
			? contentId([event, conversion.revenue, convertedAt, user, conversion.subIds, asSent])
			: newId();
	}
	conversion.version = versionOf(conversion);
	const { name: preset } = settings.preset;
	return {
		postback: {
			...conversion,
			...(custom !== undefined && { customData: custom }),
			postback: { preset, method, receivedAt, flags },
		},
		duplicateKey: duplicateKey(ids, conversion, settings.compareValue),
	};
}

function clickIdReason(macro: string | undefined): string {
	return macro === undefined ? 'click id is missing' : 'click id is an unreplaced macro';
}

function eventOf(
	word: string | null,
	trackerStatus: string,
	status: ConversionStatus,
	{ eventWords, defaultEvent, preset }: ReadSettings,
): { event: ConversionEvent; trackerEvent: string } {
	if (word !== null) {
		const ours = isEvent(word) && !eventWords.has(wordKey(word)) ? word : toEvent(word, eventWords);
		return { event: ours, trackerEvent: word };
	}
	// What was undone is a sale where the postback does not say.
	if (trackerStatus === '' || UNDOING.has(status)) return { event: defaultEvent, trackerEvent: '' };
	const event = toEvent(trackerStatus, eventWords);
	const isKnown = !event.startsWith('Custom_') || preset.statusNamesEvent === true;
	return isKnown
		? { event, trackerEvent: trackerStatus }
		: { event: defaultEvent, trackerEvent: '' };
}

function customDataOf(
	of: Parameters['of'],
	{ personal }: ReadSettings,
	flags: Flag[],
): IDataObject | string | undefined {
	const parameter = of.get('customData');
	if (parameter === undefined || parameter.text === null) return undefined;
	const isNested = typeof parameter.value === 'object';
	const { data, isBroken } = readCustomData(isNested ? parameter.value : parameter.text);
	const isLeftOut = isBroken && personal !== 'keep';
	if (isBroken) {
		const detail = isLeftOut
			? 'is not valid JSON and was left out: nobody can tell what in it is personal'
			: 'is not valid JSON';
		flags.push({ kind: 'customData', parameter: parameter.name, detail });
	}
	if (isLeftOut) return undefined;
	return personal === 'keep' ? data : (withoutPeople(data) as IDataObject | string);
}

function* labelled(
	all: Parameters['all'],
	custom: IDataObject | string | undefined,
): Generator<Labelled> {
	for (const { name, text } of all) yield [name, text];
	if (typeof custom !== 'object') return;
	for (const [name, value] of Object.entries(custom)) {
		if (typeof value === 'string') yield [name, value];
	}
}

function subIdsOf(all: Parameters['all'], subIdName: RegExp): Record<string, string> {
	const found: Record<string, string> = {};
	for (const { key, text } of all) {
		const number = text === null ? undefined : subIdName.exec(key)?.[1];
		if (number !== undefined && text !== null) found[`sub_${number}`] ??= text;
	}
	return found;
}

function countryOf(text: string | null): string | null {
	return text !== null && /^[a-z]{2}$/i.test(text) ? text.toUpperCase() : null;
}

/** Every parameter as it came, but for personal data that was not asked for as it is. */
function rawOf(all: Parameters['all'], of: Parameters['of'], settings: ReadSettings): IDataObject {
	const personal = new Set(PERSONAL_FIELDS.map((field) => of.get(field)?.key));
	const shown = all.filter(
		({ key, name }) => settings.personal === 'keep' || !(personal.has(key) || isPersonalName(name)),
	);
	const isKept = settings.personal === 'keep';
	return Object.fromEntries(
		shown.map(({ name, text, macro, key }) => {
			if (!isKept && of.get('customData')?.key === key) return [name, '(see customData)'];
			const given = text ?? macro ?? null;
			return [name, isKept || given === null ? given : withoutContacts(given)];
		}),
	);
}
