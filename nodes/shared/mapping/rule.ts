import type { Attribution } from '../conversion/conversion';
import type { FieldName } from './fields';

/** How the value of a condition is compared with the conversion's. */
export type Comparison = 'equals' | 'startsWith' | 'wildcard' | 'expression';

export interface Condition {
	field: FieldName;
	comparison: Comparison;
	/** Without the slashes for an expression. */
	value: string;
}

/** The ad campaign that a rule maps to. */
export interface Target {
	platform: string;
	adAccountId: string | null;
	campaignId: string | null;
	campaignName: string | null;
}

/** All conditions must hold; a rule without any is the default for what no other rule took. */
export interface Rule {
	/** Place in the list as the user sees it, from 1. */
	number: number;
	/** What the user calls it. */
	name: string | null;
	conditions: readonly Condition[];
	target: Target;
}

/** `attribution` of a conversion, with the ad set and ad where the visit carried them. */
export interface MappedAttribution extends Attribution {
	adSetId?: string;
	adId?: string;
}

/** What is wrong with a rule, with its number. */
export class RuleProblem extends Error {
	constructor(
		readonly number: number,
		what: string,
	) {
		super(`Rule ${number} ${what}`);
	}
}

/** `Rule 3`, or `Rule 3 (Summer)`: how it is named in sentences. */
export function titleOf({ number, name }: Pick<Rule, 'number' | 'name'>): string {
	return name === null ? `Rule ${number}` : `Rule ${number} (${name})`;
}

/** How the attribution names it: by its name, else by its number. */
export const labelOf = ({ number, name }: Rule): string => name ?? `Rule ${number}`;
