import { fieldOf, type Field, type FieldName, type Mappable } from './fields';
import type { Rule, Target } from './rule';
import { testOf, type Test } from './conditionTest';

export interface RuleSetOptions {
	/** Whether upper and lower case tell names and sub-IDs apart; ids always to the letter. */
	matchCase: boolean;
}

/** A rule with its tests: the one it is found by, and the others. */
export interface ReadyRule {
	rule: Rule;
	tests: readonly Test[];
}

/** Values longer than this are not remembered: names are shorter. */
const LONGEST_REMEMBERED = 256;
const MOST_REMEMBERED = 10_000;
const NONE: readonly number[] = [];

/**
 * Rules in their order, the first that matches wins. A conversion is not tried against all of them: by
 * one condition of each rule, the most definite, it is looked up which rules may match at all.
 */
export class RuleSet {
	readonly ready: readonly ReadyRule[];
	private readonly indexes: readonly FieldIndex[];
	/** Positions of rules without conditions. */
	private readonly always: readonly number[];
	/** What the targets tell of an ad campaign, by its id and by its name. */
	private readonly byTargetId = new Map<string, Target>();
	private readonly byTargetName = new Map<string, Target | null>();

	/** Throws a `RuleProblem` where a rule cannot be used. */
	constructor(
		rules: readonly Rule[],
		readonly options: RuleSetOptions = { matchCase: false },
	) {
		this.ready = rules.map((rule) => ({
			rule,
			tests: rule.conditions.map((one) => testOf(one, rule.number, options.matchCase)),
		}));
		const indexes = new Map<FieldName, FieldIndex>();
		const always: number[] = [];
		this.ready.forEach(({ tests }, position) => {
			const key = mostDefinite(tests);
			if (key === undefined) return void always.push(position);
			const index = indexes.get(key.field) ?? new FieldIndex(key.field, key.ignoreCase);
			indexes.set(key.field, index);
			index.add(key, position);
		});
		this.indexes = [...indexes.values()];
		this.always = always;
		rules.forEach(({ target }) => this.learn(target));
	}

	/** The rule that the conversion falls under. */
	match(from: Mappable): Rule | undefined {
		let best = this.always[0] ?? this.ready.length;
		for (const index of this.indexes) {
			index.each(from, (position) => {
				if (position >= best) return false;
				if (!this.holds(position, from)) return true;
				best = position;
				return false;
			});
		}
		return this.ready[best]?.rule;
	}

	/** What the rules tell of an ad campaign by its id. */
	targetOfId(id: string): Target | undefined {
		return this.byTargetId.get(id);
	}

	/** The ad campaign of that name, where the rules know one and no other. */
	targetOfName(name: string): Target | undefined {
		return this.byTargetName.get(name.toLowerCase()) ?? undefined;
	}

	private holds(position: number, from: Mappable): boolean {
		const tests = this.ready[position]?.tests ?? [];
		// One test alone is the one it was found by.
		return tests.length === 1 || tests.every((test) => passes(test, from));
	}

	private learn(target: Target): void {
		const { campaignId, campaignName } = target;
		if (campaignId !== null && !this.byTargetId.has(campaignId)) {
			this.byTargetId.set(campaignId, target);
		}
		if (campaignName === null) return;
		const name = campaignName.toLowerCase();
		const known = this.byTargetName.get(name);
		if (known === undefined) this.byTargetName.set(name, target);
		else if (known?.campaignId !== campaignId) this.byTargetName.set(name, null);
	}
}

/** Whether one condition holds. */
export function passes(test: Test, from: Mappable): boolean {
	const value = fieldOf(test.field).read(from);
	if (value === null) return false;
	const accepts = (text: string) => test.accepts(test.ignoreCase ? text.toLowerCase() : text);
	return typeof value === 'string' ? accepts(value) : value.some(accepts);
}

const DEFINITE = { equals: 0, startsWith: 1, pattern: 2 };

function mostDefinite(tests: readonly Test[]): Test | undefined {
	return [...tests].sort((a, b) => DEFINITE[a.kind] - DEFINITE[b.kind])[0];
}

/** Says whether to go on with the positions of this list, which are in order. */
type Visit = (position: number) => boolean;

/** The rules that are found by one field, by what is asked of it. */
class FieldIndex {
	private readonly field: Field;
	private readonly equal = new Map<string, number[]>();
	/** Beginnings, by their length. */
	private readonly beginnings = new Map<number, Map<string, number[]>>();
	private readonly patterns: Array<{ test: Test; position: number }> = [];
	/** Which rules a value may fall under: campaigns are few and their conversions many. */
	private readonly remembered = new Map<string, readonly number[]>();

	constructor(
		name: FieldName,
		private readonly ignoreCase: boolean,
	) {
		this.field = fieldOf(name);
	}

	add(test: Test, position: number): void {
		if (test.kind === 'equals') push(this.equal, test.value, position);
		else if (test.kind === 'startsWith') {
			const { length } = test.value;
			const own = this.beginnings.get(length) ?? new Map<string, number[]>();
			this.beginnings.set(length, own);
			push(own, test.value, position);
		} else this.patterns.push({ test, position });
	}

	each(from: Mappable, visit: Visit): void {
		const value = this.field.read(from);
		if (value === null) return;
		if (typeof value === 'string') this.eachOf(value, visit);
		else value.forEach((one) => this.eachOf(one, visit));
	}

	private eachOf(value: string, visit: Visit): void {
		const text = this.ignoreCase ? value.toLowerCase() : value;
		for (const position of this.found(text)) if (!visit(position)) return;
	}

	/** Rules that a value may fall under, in their order. */
	private found(text: string): readonly number[] {
		// A look-up costs no more than remembering it.
		if (this.beginnings.size + this.patterns.length === 0) return this.equal.get(text) ?? NONE;
		const known = this.remembered.get(text);
		if (known !== undefined) return known;
		const found = this.search(text);
		if (text.length <= LONGEST_REMEMBERED) {
			if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
			this.remembered.set(text, found);
		}
		return found;
	}

	private search(text: string): readonly number[] {
		const found = [...(this.equal.get(text) ?? NONE)];
		for (const [length, own] of this.beginnings) {
			if (length <= text.length) found.push(...(own.get(text.slice(0, length)) ?? NONE));
		}
		for (const { test, position } of this.patterns) if (test.accepts(text)) found.push(position);
		return found.length === 0 ? NONE : found.sort((a, b) => a - b);
	}
}

function push(lists: Map<string, number[]>, key: string, position: number): void {
	const list = lists.get(key);
	if (list === undefined) lists.set(key, [position]);
	else list.push(position);
}
