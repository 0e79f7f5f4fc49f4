import type { IDataObject } from 'n8n-workflow';
import type { EntityKind } from '../entity';
import { pathOf } from './address';
import { FieldReader } from './fieldReader';
import { readOwnNames } from './fieldNames';
import { TIME_FORMATS, type TimeFormat } from './moment';
import { CREDENTIAL, TG_TRACKER, TgTrackerError } from './voice';

/** What can be read from a Bearer API, each under a path of its own. */
export type Resource = EntityKind | 'conversion' | 'click';

interface PathSetting {
	/** Name of the credential's field. */
	field: string;
	/** As the panel shows it. */
	label: string;
	byDefault: string;
}

/** Where a REST API most likely keeps each; none is confirmed, since none is published. */
export const PATHS: Readonly<Record<Resource, PathSetting>> = {
	conversion: {
		field: 'conversionsPath',
		label: 'Conversions Path',
		byDefault: '/conversions',
	},
	click: { field: 'clicksPath', label: 'Clicks Path', byDefault: '/clicks' },
	campaign: { field: 'campaignsPath', label: 'Campaigns Path', byDefault: '/campaigns' },
	offer: { field: 'offersPath', label: 'Offers Path', byDefault: '/offers' },
	landingPage: { field: 'landingsPath', label: 'Landing Pages Path', byDefault: '/landings' },
	flow: { field: 'flowsPath', label: 'Flows Path', byDefault: '/flows' },
	trafficSource: { field: 'sourcesPath', label: 'Traffic Sources Path', byDefault: '/sources' },
	affiliateNetwork: {
		field: 'networksPath',
		label: 'Affiliate Networks Path',
		byDefault: '/networks',
	},
};

/** How an API is asked for the next page. */
export type PagingStyle = 'page' | 'offset' | 'cursor' | 'none';

export interface Paging {
	style: PagingStyle;
	/** Parameter of the page number, the offset or the cursor. */
	parameter: string;
	/** Number of the first page. */
	first: number;
	/** Parameter of the page size; blank where the API has none. */
	sizeParameter: string;
	size: number;
	/** Dotted name of the next cursor in an answer. */
	cursorField: string;
}

export interface BearerSettings {
	path(resource: Resource): { path: string; setting: PathSetting; isDefault: boolean };
	/** Dotted name of the list in an answer; blank: the first list that is found. */
	rowsField: string;
	/** Dotted name of the number of all rows; blank: the usual names. */
	totalField: string;
	paging: Paging;
	/** Parameters of the span of time; blank ones are not sent. */
	fromParameter: string;
	toParameter: string;
	timeFormat: TimeFormat;
	/** Which moment of a conversion the span is about. */
	timeFilter: 'converted' | 'updated';
	reader: FieldReader;
}

export const PAGING_DEFAULTS: Readonly<Record<PagingStyle, string>> = {
	page: 'page',
	offset: 'offset',
	cursor: 'cursor',
	none: '',
};

const DEFAULT_PAGE_SIZE = 1_000;

/** Whether a value of the credential is one of a table's names. */
function oneOf<T extends string>(table: object, value: unknown, byDefault: T): T {
	return typeof value === 'string' && Object.hasOwn(table, value) ? (value as T) : byDefault;
}

/** Reads how the API is to be spoken to. Credentials saved before a field existed have the default. */
export function readSettings(credential: Readonly<IDataObject>): BearerSettings {
	const text = (name: string, byDefault: string): string => {
		const value = credential[name];
		return typeof value === 'string' ? value.trim() : byDefault;
	};
	const number = (name: string, byDefault: number): number => {
		const value = Number(credential[name] ?? byDefault);
		return Number.isInteger(value) && value >= 0 ? value : byDefault;
	};
	const style = oneOf<PagingStyle>(PAGING_DEFAULTS, credential.paging, 'page');
	return {
		path(resource) {
			const setting = PATHS[resource];
			const path = pathOf(text(setting.field, '')) || setting.byDefault;
			return { path, setting, isDefault: path === setting.byDefault };
		},
		rowsField: text('rowsField', ''),
		totalField: text('totalField', ''),
		paging: {
			style,
			parameter: text('pageParameter', '') || PAGING_DEFAULTS[style],
			first: number('firstPage', 1),
			sizeParameter: text('sizeParameter', 'limit'),
			size: number('pageSize', DEFAULT_PAGE_SIZE) || DEFAULT_PAGE_SIZE,
			cursorField: text('cursorField', '') || 'next_cursor',
		},
		fromParameter: text('fromParameter', 'from'),
		toParameter: text('toParameter', 'to'),
		timeFormat: oneOf<TimeFormat>(TIME_FORMATS, credential.timeFormat, 'iso'),
		timeFilter: credential.timeFilter === 'updated' ? 'updated' : 'converted',
		reader: readerOf(credential.fieldNames),
	};
}

function readerOf(json: unknown): FieldReader {
	const names = readOwnNames(json);
	if (!('problem' in names)) return new FieldReader(names);
	throw new TgTrackerError(
		TG_TRACKER,
		`'Field Names' in the ${CREDENTIAL} credential cannot be used: ${names.problem}`,
		'Write an object such as {"revenue": "money.amount", "sub_1": "utm_source"}, or leave it empty',
	);
}
