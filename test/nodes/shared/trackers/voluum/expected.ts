import type {
	Conversion,
	ConversionEvent,
	ConversionStatus,
} from '../../../../../nodes/shared/conversion/conversion';
import { versionOf } from '../../../../../nodes/shared/conversion/version';
import { CURRENCY, type TruthStatus } from '../../../../simulators/generator';
import { voluumId, type VoluumAccount } from '../../../../simulators/voluum';
import { iso, real, subIdsOf, text } from '../expectedValues';

/** What each happening of the truth is in canonical words. */
const MEANINGS: Record<TruthStatus, { event: ConversionEvent; status: ConversionStatus }> = {
	sale: { event: 'Purchase', status: 'confirmed' },
	deposit: { event: 'Purchase', status: 'confirmed' },
	rebill: { event: 'Purchase', status: 'confirmed' },
	registration: { event: 'CompleteRegistration', status: 'confirmed' },
	lead: { event: 'Lead', status: 'pending' },
	rejected: { event: 'Custom_Rejected', status: 'rejected' },
	trash: { event: 'Custom_Trash', status: 'rejected' },
	refunded: { event: 'Custom_Refund', status: 'refunded' },
};

const STATES = { active: 'active', paused: 'paused', archived: 'archived', purged: null } as const;
const COUNTING = {
	active: 'counted',
	paused: 'excluded from real-time',
	archived: 'historical only',
	purged: 'counted',
} as const;

/** A conversion as Voluum can know it, from what really happened. */
export function expectedOf(account: VoluumAccount, index: number): Conversion {
	const { truth } = account;
	const click = truth.click(truth.clickIndexOf(index));
	const first = account.firstPostback(index);
	const type = account.typeOf(index);
	const transactionId = truth.transactionId(index);
	const { campaign, landing } = click;
	const conversion: Conversion = {
		id: `${click.id}|${transactionId}|${type}|${iso(first.at)}`,
		version: '',
		change: 'new',
		changedFields: [],
		tracker: 'voluum',
		account: 'agency',
		...MEANINGS[first.status],
		trackerStatus: '',
		trackerEvent: type,
		revenue: first.revenue ?? 0,
		currency: CURRENCY,
		cost: click.cost,
		convertedAt: iso(first.at),
		clickedAt: iso(click.at),
		updatedAt: null,
		clickId: click.id,
		externalId: real(click.externalId),
		transactionId: text(transactionId),
		adClickIds: click.adClickIds,
		campaign: {
			id: voluumId('campaign', campaign.id),
			name: campaign.name,
			state: STATES[campaign.state],
		},
		flow: { id: null, name: null },
		offer: { id: voluumId('offer', click.offer.id), name: click.offer.name },
		landingPage: {
			id: landing && voluumId('lander', landing.id),
			name: landing && landing.name,
		},
		trafficSource: { id: voluumId('source', click.source.id), name: click.source.name },
		affiliateNetwork: { id: voluumId('network', click.network.id), name: click.network.name },
		counting: COUNTING[campaign.state],
		subIds: subIdsOf(click, 10),
		geo: { country: click.place.code, region: click.place.region, city: text(click.city) },
		device: { type: click.agent.deviceType, os: click.agent.os, browser: click.agent.browser },
		ip: click.ip,
		userAgent: null,
		referrer: text(click.referrer),
		pageUrl: null,
	};
	return { ...conversion, version: versionOf(conversion) };
}
