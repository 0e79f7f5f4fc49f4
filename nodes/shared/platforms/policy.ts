import type { CampaignState, Conversion } from '../conversion/conversion';
import type { ServiceVoice } from '../n8n/sentences';
import type { Refund, Skip } from './platform';

/** What to do with conversions that are not confirmed yet. */
export const PENDING_POLICIES = ['hold', 'send', 'sendAsLead'] as const;
export type PendingPolicy = (typeof PENDING_POLICIES)[number];

/** What the user chose to forward. */
export interface Policy {
	pending: PendingPolicy;
	/** Campaign states whose conversions are forwarded; those of unknown campaigns always are. */
	campaignStates: ReadonlySet<CampaignState>;
}

export const DEFAULT_CAMPAIGN_STATES: readonly CampaignState[] = ['active', 'paused', 'archived'];

/** Why the user's choice, or the status, keeps a conversion back; nothing when it is to be sent. */
export function heldBack(
	{ status, campaign, trackerStatus }: Conversion,
	{ pending, campaignStates }: Policy,
	refund: Refund,
	voice: ServiceVoice,
): Skip | undefined {
	if (
		campaign.state !== null &&
		campaign.state !== undefined &&
		!campaignStates.has(campaign.state)
	) {
		return {
			code: 'campaign_state',
			reason: `The campaign is ${campaign.state}, and such campaigns are not forwarded`,
			advice:
				campaign.state === 'deleted'
					? 'Nothing to do: conversions of deleted campaigns are excluded'
					: "Add the state under 'Campaign States' to forward it",
		};
	}
	if (status === 'pending' && pending === 'hold') {
		return {
			code: 'pending',
			reason: 'The conversion is not confirmed yet',
			advice: 'It comes again when its status changes, and is sent then',
		};
	}
	if ((status === 'rejected' || status === 'refunded') && !refund.supported) {
		return {
			code: status,
			reason: `The conversion was ${status}. ${refund.reason}`,
			advice: refund.advice,
		};
	}
	if (status === 'unknown') {
		return {
			code: 'unknown_status',
			reason: `Status '${trackerStatus}' has no meaning yet, so ${voice.name} was not told`,
			advice: "Give it one under 'Status Overrides' in the Tracker Trigger",
		};
	}
	return undefined;
}

/** The conversion as it is to be sent: one that is still open can go out as a mere lead. */
export function asSent(conversion: Conversion, { pending }: Policy): Conversion {
	if (conversion.status !== 'pending' || pending !== 'sendAsLead' || conversion.event === 'Lead') {
		return conversion;
	}
	return { ...conversion, event: 'Lead' };
}
