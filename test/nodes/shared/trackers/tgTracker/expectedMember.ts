import {
	memberStatus,
	userIdOf,
	utmOf,
	type TgtrackSimulator,
} from '../../../../simulators/tgTracker';
import { NOW } from './support';
import { ACCOUNT } from './tgtrackAccount';
import { iso } from '../expectedValues';

const nothing = { id: null, name: null };

/** A member as a conversion: all that TGTrack knows. The rest is null, and stays null. */
export function expectedMember({ account }: TgtrackSimulator, row: number) {
	const { truth } = account;
	const state = truth.stateAt(row, NOW);
	if (state === null) throw new Error(`Conversion ${row} has not happened yet`);
	const click = truth.click(truth.clickIndexOf(row));
	const utm = Object.values(utmOf(click));
	const status = memberStatus(state.status);
	return {
		id: `${userIdOf(click)}:${state.firstAt}`,
		change: 'new',
		changedFields: [],
		tracker: 'tgTracker',
		account: ACCOUNT,
		status: status === 1 ? 'confirmed' : 'rejected',
		trackerStatus: String(status),
		event: 'Subscribe',
		trackerEvent: 'subscription',
		revenue: null,
		currency: 'USD',
		cost: null,
		convertedAt: iso(state.firstAt),
		clickedAt: null,
		updatedAt: null,
		clickId: null,
		externalId: null,
		transactionId: null,
		adClickIds: {},
		campaign: {
			id: expect.stringMatching(/^\d+$/) as string,
			name: click.campaign.name,
			state: null,
		},
		flow: nothing,
		offer: nothing,
		landingPage: nothing,
		trafficSource: { id: expect.stringMatching(/^\d+$/) as string, name: click.source.kind },
		affiliateNetwork: nothing,
		counting: 'counted',
		subIds: Object.fromEntries(
			utm.flatMap((value, at) => (value === '' ? [] : [[`sub_${at + 1}`, value]])),
		),
		geo: { country: null, region: null, city: null },
		device: { type: null, os: null, browser: null },
		ip: null,
		userAgent: null,
		referrer: null,
		pageUrl: null,
		user: {
			externalId: String(userIdOf(click)),
			firstName: click.index % 2 === 0 ? 'Анна, "A."' : 'Example',
		},
	};
}
