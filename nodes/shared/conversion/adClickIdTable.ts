/** An id that an ad platform gives a click or a browser. */
interface AdClickIdRow {
	/** Its name in a conversion, spelled as the platform spells its parameter. */
	id: string;
	/** The platform it comes from, as `attribution.platform` names it. */
	platform: string;
	/** Parameter and cookie names, lower case. */
	names: readonly string[];
	/** How it looks; set only where the shape alone leaves no doubt. */
	shape?: RegExp;
	/** It is of a browser, which many clicks share, so it does not tell where a click came from. */
	ofBrowser?: true;
	/** As people know it: by the parameter or cookie it travels in. */
	displayName: string;
	description: string;
}

/** Names and shapes as the platforms document them or as seen in their URLs and cookies. */
export const AD_CLICK_ID_TABLE = [
	{
		// Before fbc, whose shape the ten digits of a browser id would fit as well.
		id: 'fbp',
		platform: 'meta',
		names: ['fbp', '_fbp'],
		ofBrowser: true,
		shape: /^fb\.[0-2]\.\d{13}\.\d{1,10}(?:\.\w{8})?$/,
		displayName: 'FBP',
		description: 'The _fbp cookie of Meta',
	},
	{
		id: 'fbc',
		platform: 'meta',
		names: ['fbc', '_fbc'],
		shape: /^fb\.[0-2]\.\d{13}\.[\w.-]{10,}$/,
		displayName: 'FBC',
		description: 'The _fbc cookie of Meta',
	},
	{
		id: 'fbclid',
		platform: 'meta',
		names: ['fbclid'],
		shape: /^(?:IwAR|IwY2x|IwZXh0|PA[AQ]a|PAZXh0)[\w-]{15,}$/,
		displayName: 'FBCLID',
		description: 'The click ID that Meta appends to the address of your page',
	},
	{
		id: 'gclid',
		platform: 'google',
		names: ['gclid'],
		shape: /^(?:Cj0KCQ|CjwKCA|EAIaIQ)[\w-]{20,}$/,
		displayName: 'GCLID',
		description: 'The click ID that Google appends to the address of your page',
	},
	{
		id: 'gbraid',
		platform: 'google',
		names: ['gbraid'],
		shape: /^0AAAAA[\w-]{10,}$/,
		displayName: 'GBRAID',
		description: 'The click ID of Google for ads in apps on iOS',
	},
	{
		id: 'wbraid',
		platform: 'google',
		names: ['wbraid'],
		displayName: 'WBRAID',
		description: 'The click ID of Google for ads that lead from apps on iOS to the web',
	},
	{
		id: 'ttclid',
		platform: 'tiktok',
		names: ['ttclid'],
		shape: /^E\.C\.P\.[\w-]{10,}$/,
		displayName: 'TTCLID',
		description: 'The click ID that TikTok appends to the address of your page',
	},
	{
		id: 'ttp',
		platform: 'tiktok',
		names: ['ttp', '_ttp'],
		ofBrowser: true,
		displayName: 'TTP',
		description: 'The _ttp cookie of TikTok',
	},
	{
		id: 'scCid',
		platform: 'snapchat',
		names: ['sccid', 'sc_click_id'],
		displayName: 'ScCid',
		description: 'The click ID that Snapchat appends to the address of your page',
	},
	{
		id: 'epik',
		platform: 'pinterest',
		names: ['epik'],
		displayName: 'EPIK',
		description: 'The click ID that Pinterest appends to the address of your page',
	},
	{
		id: 'liFatId',
		platform: 'linkedin',
		names: ['li_fat_id'],
		displayName: 'LI_FAT_ID',
		description: 'The click ID that LinkedIn appends to the address of your page',
	},
	{
		id: 'rdtCid',
		platform: 'reddit',
		names: ['rdt_cid'],
		displayName: 'RDT_CID',
		description: 'The click ID that Reddit appends to the address of your page',
	},
	{
		id: 'msclkid',
		platform: 'microsoft',
		names: ['msclkid'],
		displayName: 'MSCLKID',
		description: 'The click ID that Microsoft appends to the address of your page',
	},
	{
		id: 'twclid',
		platform: 'x',
		names: ['twclid'],
		displayName: 'TWCLID',
		description: 'The click ID that X appends to the address of your page',
	},
	{
		id: 'tblci',
		platform: 'taboola',
		names: ['tblci', 'tblciid'],
		displayName: 'TBLCI',
		description: 'The click ID of Taboola',
	},
	{
		id: 'obClickId',
		platform: 'outbrain',
		names: ['ob_click_id', 'obclid'],
		displayName: 'OB_CLICK_ID',
		description: 'The click ID that Outbrain appends to the address of your page',
	},
] as const satisfies readonly AdClickIdRow[];

export type AdClickId = (typeof AD_CLICK_ID_TABLE)[number]['id'];

/** Click ids and browser ids of ad platforms. */
export type AdClickIds = Partial<Record<AdClickId, string>>;

/** The table as rows that are all alike. */
export const AD_CLICK_ID_ROWS: ReadonlyArray<AdClickIdRow & { id: AdClickId }> = AD_CLICK_ID_TABLE;
