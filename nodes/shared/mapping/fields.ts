/** A named thing as conversions and clicks carry it, however they came to be. */
export interface MappableNamed {
	id?: string | number | null;
	name?: string | number | null;
}

/** What mapping reads of a conversion or a click; an item may lack any of it. */
export interface Mappable {
	campaign?: MappableNamed | null;
	flow?: MappableNamed | null;
	offer?: MappableNamed | null;
	landingPage?: MappableNamed | null;
	trafficSource?: MappableNamed | null;
	subIds?: Readonly<Record<string, string | number | null>> | null;
	adClickIds?: object | null;
	pageUrl?: string | null;
	referrer?: string | null;
}

type NamedField = 'campaign' | 'flow' | 'offer' | 'landingPage' | 'trafficSource';

export type FieldName = `${NamedField}Id` | `${NamedField}Name` | 'anySubId' | `sub_${number}`;

export interface Field {
	/** In sentences: `campaign name`. */
	label: string;
	/** In pick lists: `Campaign Name`. */
	title: string;
	/** Whether upper and lower case may be ignored; ids are compared to the letter. */
	isText: boolean;
	read(from: Mappable): string | null | readonly string[];
}

/** A value of an item as text; blanks, lists and objects are none. */
export const textOf = (value: unknown): string | null => {
	if (typeof value === 'string') return value === '' ? null : value;
	return typeof value === 'number' ? String(value) : null;
};

const NAMED: ReadonlyArray<readonly [NamedField, string, string]> = [
	['campaign', 'campaign', 'Campaign'],
	['flow', 'flow', 'Flow'],
	['landingPage', 'landing page', 'Landing Page'],
	['offer', 'offer', 'Offer'],
	['trafficSource', 'traffic source', 'Traffic Source'],
];

export const SUB_IDS = 30;

const named = NAMED.flatMap(
	([key, label, title]): Array<[FieldName, Field]> => [
		[
			`${key}Id`,
			{
				label: `${label} ID`,
				title: `${title} ID`,
				isText: false,
				read: (from) => textOf(from[key]?.id),
			},
		],
		[
			`${key}Name`,
			{
				label: `${label} name`,
				title: `${title} Name`,
				isText: true,
				read: (from) => textOf(from[key]?.name),
			},
		],
	],
);

const subIds = Array.from({ length: SUB_IDS }, (_, at): [FieldName, Field] => {
	const key = `sub_${at + 1}` as const;
	return [
		key,
		{
			label: key,
			title: `Sub-ID ${String(at + 1).padStart(2, '0')}`,
			isText: true,
			read: (from) => textOf(from.subIds?.[key]),
		},
	];
});

/** What conditions can be about. */
export const FIELDS: ReadonlyMap<string, Field> = new Map([
	...named,
	[
		'anySubId',
		{
			label: 'any sub-ID',
			title: 'Any Sub-ID',
			isText: true,
			read: ({ subIds: own }) => Object.values(own ?? {}).flatMap((value) => textOf(value) ?? []),
		},
	] satisfies [FieldName, Field],
	...subIds,
]);

export const fieldOf = (name: FieldName): Field => FIELDS.get(name) as Field;
