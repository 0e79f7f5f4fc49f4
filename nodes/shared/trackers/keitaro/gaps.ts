/** What a conversion of Keitaro cannot tell, field by field; the documentation is made of it. */
export const GAPS: Readonly<Record<string, string>> = {
	currency: 'Not named in the log: that of the credential',
	'campaign.state': 'None for a campaign that is neither in the list nor in the archive',
	pageUrl: 'Not in the log of conversions',
};
