/** What a conversion of Voluum cannot tell, field by field; the documentation is made of it. */
export const GAPS: Readonly<Record<string, string>> = {
	status:
		'There is no approval: a conversion stays as its first postback reported it, and its type alone tells lead from sale',
	trackerStatus: 'Blank: there is no word for it',
	event: 'What the first postback reported; later ones change nothing',
	trackerEvent: 'The name of the type; blank where the postback named none',
	updatedAt: 'Nothing of a logged conversion moves a time; corrections are found by looking back',
	convertedAt: 'The first postback; when a lead became a sale is not told',
	revenue: '0 where the first postback carried no amount, and unchanged by later ones',
	flow: 'Not known to be in the log of conversions',
	userAgent: 'Not known to be in the log of conversions',
	subIds: 'Ten custom variables',
};
