import { SUB_IDS, type FieldName } from './fields';
import { RuleProblem, type Condition, type Rule, type Target } from './rule';
import { COLUMNS, COMPARISONS, CONDITION_COLUMNS, FIELD_WORDS, plain } from './ruleColumns';

/** Where rules come from and what they leave to the node. */
export interface RowDefaults {
	/** Platform of rules that name none. */
	platform: string;
}

/** A row by the names of its columns, whatever their spelling: `Ad_Campaign ID` is `adcampaignid`. */
type Row = ReadonlyMap<string, unknown>;

const SWITCHED_OFF = new Set([
	'false',
	'0',
	'no',
	'off',
	'inactive',
	'disabled',
	'paused',
	'archived',
]);

/** Rules of the rows in their order, those switched off left out. Throws a `RuleProblem`. */
export function readRules(rows: ReadonlyArray<object>, defaults: RowDefaults): Rule[] {
	const read = rows.map((row) => rowOf(row));
	const ordered = read
		.map((row, at) => ({ row, order: orderOf(row) ?? at, at }))
		.sort((a, b) => a.order - b.order || a.at - b.at);
	const hasOrder = read.some((row) => orderOf(row) !== undefined);
	const rules = (hasOrder ? ordered : read.map((row) => ({ row }))).map(({ row }, at) =>
		isOff(row) ? undefined : readRule(row, at + 1, defaults),
	);
	return rules.filter((rule) => rule !== undefined);
}

/** A wrapped target (`{ target: { … } }`) counts as columns of the row itself. */
function rowOf(row: object): Row {
	const own = new Map(Object.entries(row).map(([name, value]) => [plain(name), value]));
	for (const wrap of ['target', 'action', 'adcampaign']) {
		const inner = own.get(wrap);
		if (!isObject(inner)) continue;
		own.delete(wrap);
		for (const [name, value] of Object.entries(inner)) {
			const key = plain(name);
			const named = key === 'id' || key === 'name' ? `adcampaign${key}` : key;
			if (!own.has(named)) own.set(named, value);
		}
	}
	return own;
}

function readRule(row: Row, number: number, defaults: RowDefaults): Rule {
	const explicit = explicitConditions(row, number);
	const conditions = explicit ?? columnConditions(row, number);
	const isDefault = isYes(first(row, COLUMNS.isDefault));
	if (conditions.length === 0 && !isDefault) {
		throw new RuleProblem(
			number,
			"has no condition: give it one, or set its column 'default' to true if it is for all that no other rule takes",
		);
	}
	if (conditions.length > 0 && isDefault) {
		throw new RuleProblem(number, 'is the default and has conditions; keep one or the other');
	}
	const target = targetOf(row, defaults);
	if (target.campaignId === null && target.campaignName === null) {
		throw new RuleProblem(
			number,
			"names no ad campaign to map to: fill 'adCampaignId' or 'adCampaignName'",
		);
	}
	return { number, name: text(first(row, COLUMNS.name)), conditions, target };
}

function targetOf(row: Row, { platform }: RowDefaults): Target {
	return {
		platform: text(first(row, COLUMNS.platform)) ?? platform,
		adAccountId: text(first(row, COLUMNS.adAccountId)),
		campaignId: text(first(row, COLUMNS.campaignId)),
		campaignName: text(first(row, COLUMNS.campaignName)),
	};
}

function columnConditions(row: Row, number: number): Condition[] {
	const found = new Map<FieldName, Condition>();
	for (const [column, field] of CONDITION_COLUMNS) {
		const value = text(row.get(column));
		if (value === null) continue;
		if (found.has(field)) throw new RuleProblem(number, `has two columns for ${field}; keep one`);
		found.set(field, cellCondition(byIdIfNumber(column, field, value), value, number));
	}
	return [...found.values()];
}

/** `flow` with a number is its id: nobody calls a flow 12. */
function byIdIfNumber(word: string, field: FieldName, value: string): FieldName {
	const isOpen = !word.endsWith('name') && field.endsWith('Name');
	return isOpen && /^\d+$/.test(value) ? (field.replace(/Name$/, 'Id') as FieldName) : field;
}

/** A cell as people write it: `/…/` is a regular expression, stars make a wildcard, the rest is equal. */
export function cellCondition(field: FieldName, value: string, number: number): Condition {
	const expression = /^\/(.+)\/([a-z]*)$/.exec(value);
	if (expression === null) {
		return { field, comparison: /[*?]/.test(value) ? 'wildcard' : 'equals', value };
	}
	if (!/^[iu]*$/.test(expression[2] ?? '')) {
		throw new RuleProblem(
			number,
			`has the flags '${expression[2]}' behind '${value}'; remove them`,
		);
	}
	return { field, comparison: 'expression', value: expression[1] ?? '' };
}

/** Conditions given as such: a list of them, or one in columns such as `field`, `operator`, `value`. */
function explicitConditions(row: Row, number: number): Condition[] | undefined {
	const list = parsed(first(row, COLUMNS.conditions));
	if (Array.isArray(list)) {
		return list.filter(isObject).map((one) => explicitCondition(rowOf(one), number));
	}
	if (isObject(list)) return columnConditions(rowOf(list), number);
	const isExplicit = text(first(row, COLUMNS.value)) !== null && text(first(row, COLUMNS.field));
	return isExplicit ? [explicitCondition(row, number)] : undefined;
}

function explicitCondition(row: Row, number: number): Condition {
	const kind = text(first(row, COLUMNS.field)) ?? '';
	const value = text(first(row, COLUMNS.value)) ?? '';
	const named = text(first(row, COLUMNS.comparison));
	const comparison = COMPARISONS.find(([words]) => words.test(plain(named ?? '')))?.[1];
	if (named !== null && comparison === undefined) {
		throw new RuleProblem(
			number,
			`compares by '${named}', which is unknown; use equals, startsWith, wildcard or expression`,
		);
	}
	const meant = fieldOfWords(kind, text(first(row, COLUMNS.subNumber)), number);
	const field = byIdIfNumber(plain(kind), meant, value);
	const ofKind = FIELD_WORDS.has(plain(kind))
		? undefined
		: COMPARISONS.find(([words]) => words.test(plain(kind)))?.[1];
	const known = comparison ?? ofKind;
	if (known === undefined) return cellCondition(field, value, number);
	const expression = known === 'expression' ? /^\/(.+)\/[iu]*$/.exec(value)?.[1] : undefined;
	return { field, comparison: known, value: expression ?? value };
}

/** `sub_1`, `flow id`, or with the comparison in it, such as `sub_1_prefix` or `name_wildcard`. */
function fieldOfWords(kind: string, subNumber: string | null, number: number): FieldName {
	const word = plain(kind);
	const bare = word.replace(
		/(?:starts?with|beginswith|prefix|wildcard|pattern|regexp?|equals?|exact|match(?:es)?)$/,
		'',
	);
	const field = FIELD_WORDS.get(word) ?? FIELD_WORDS.get(bare);
	if (field === undefined) {
		throw new RuleProblem(
			number,
			`is about '${kind}', which is unknown; use one of campaignId, campaignName, flowId, offerId, landingPageId, trafficSourceId, sub_1 to sub_${SUB_IDS}`,
		);
	}
	if (field !== 'anySubId' || subNumber === null) return field;
	const named = FIELD_WORDS.get(plain(subNumber)) ?? FIELD_WORDS.get(`sub${subNumber}`);
	return named ?? field;
}

function orderOf(row: Row): number | undefined {
	const value = text(first(row, COLUMNS.order));
	const number = value === null ? NaN : Number(value);
	return Number.isFinite(number) ? number : undefined;
}

function isOff(row: Row): boolean {
	return [COLUMNS.active, COLUMNS.status].some((names) => {
		const value = first(row, names);
		return SWITCHED_OFF.has(wordOf(value));
	});
}

const isYes = (value: unknown) => ['true', '1', 'yes'].includes(wordOf(value));

/** A text, a number or a switch as a word; lists and objects are none. */
const wordOf = (value: unknown): string =>
	typeof value === 'object' || value === undefined ? '' : String(value).toLowerCase();

function first(row: Row, names: readonly string[]): unknown {
	const name = names.find((one) => row.has(one) && row.get(one) !== null && row.get(one) !== '');
	return name === undefined ? undefined : row.get(name);
}

function text(value: unknown): string | null {
	if (typeof value !== 'string' && typeof value !== 'number') return null;
	return String(value).trim() || null;
}

const isObject = (value: unknown): value is object =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Tables hold lists as JSON text. */
function parsed(value: unknown): unknown {
	if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return undefined;
	}
}
