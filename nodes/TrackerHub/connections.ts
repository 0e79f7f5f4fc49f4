import type { ExpressionString } from 'n8n-workflow';

/**
 * Operations and choices that ask no tracker, for `displayOptions.hide`, where any of them is enough.
 * Only the operations of Mapping have these names.
 */
export const WITHOUT_TRACKER: Record<string, string[]> = {
	operation: ['apply', 'explain'],
	campaignsFrom: ['input'],
};

const isMapping = '$parameter["resource"] === "mapping"';

const connection = (displayName: string) => `{ type: "main", displayName: "${displayName}" }`;

/** One, except where a list comes in beside the items: ad campaigns, or rules. */
export const INPUTS: ExpressionString = `={{ ${isMapping} && $parameter["operation"] === "suggest" ? [${connection('Tracker Campaigns')}, ${connection('Ad Campaigns')}] : ${isMapping} && $parameter["rulesFrom"] === "input" ? [${connection('Items')}, ${connection('Rules')}] : ["main"] }}`;

/** One, except for what is mapped and what is not. */
export const OUTPUTS: ExpressionString = `={{ ${isMapping} && $parameter["operation"] === "apply" ? [${connection('Mapped')}, ${connection('Unmapped')}] : ["main"] }}`;
