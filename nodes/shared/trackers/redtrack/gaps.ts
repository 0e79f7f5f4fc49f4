/** What a conversion of RedTrack cannot tell, field by field; the documentation is made of it. */
export const GAPS: Readonly<Record<string, string>> = {
	updatedAt:
		'No moment of the row moves with its status or payout; changes are found by looking back',
	convertedAt: 'The first postback; when a lead became a sale is not told',
	revenue: 'A payout that was never sent is 0',
	transactionId: 'Only the number of an order; the network’s own id has no field of its own',
	flow: 'The log has no streams',
	'campaign.state': 'There is no archive: active, paused or deleted',
	'subIds.sub_21': 'Twenty sub-IDs',
};
