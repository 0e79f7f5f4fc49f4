/**
 * What a conversion of TGTrack cannot tell, field by field; the documentation is made of it. What a
 * Bearer API tells is up to its rows.
 */
export const GAPS: Readonly<Record<string, string>> = {
	id: 'The member and the moment of joining, since rows have no id: who joins again is another conversion',
	event: 'Always a subscription; who left is `rejected`',
	revenue: 'Not known to TGTrack, and no cost either',
	updatedAt:
		'Which moment its times are about is not published; changes are found by looking back 21 days',
	clickedAt: 'Not known of a member',
	clickId: 'There is none; the person is `user.externalId`',
	transactionId: 'There is none',
	campaign: 'The tag of utm_campaign, without a state',
	flow: 'Not known to TGTrack',
	offer: 'Not known to TGTrack',
	landingPage: 'Not known to TGTrack',
	affiliateNetwork: 'Not known to TGTrack',
	subIds: 'The five UTM tags',
	geo: 'Not known to TGTrack',
	device: 'Not known to TGTrack, nor are address, browser and referrer',
};
