/** Places and devices visitors come with. Cities and providers are examples, names are not all ASCII. */
export interface Place {
	code: string;
	country: string;
	region: string;
	city: string;
	language: string;
	isp: string;
}

// One row a line, as a table.
// prettier-ignore
export const PLACES: readonly Place[] = [
	{ code: 'DE', country: 'Germany', region: 'Bayern', city: 'München', language: 'de', isp: 'Example Telekom' },
	{ code: 'DE', country: 'Germany', region: 'Berlin', city: 'Berlin', language: 'de', isp: 'Example Netz' },
	{ code: 'AT', country: 'Austria', region: 'Kärnten', city: 'Klagenfurt', language: 'de', isp: 'Example Austria' },
	{ code: 'CH', country: 'Switzerland', region: 'Zürich', city: 'Zürich', language: 'de', isp: 'Example Suisse' },
	{ code: 'FR', country: 'France', region: 'Île-de-France', city: 'Saint-Étienne', language: 'fr', isp: 'Réseau Exemple' },
	{ code: 'PL', country: 'Poland', region: 'Łódzkie', city: 'Łódź', language: 'pl', isp: 'Przykład Net' },
	{ code: 'UA', country: 'Ukraine', region: 'Київ', city: 'Київ', language: 'uk', isp: 'Приклад Телеком' },
	{ code: 'BR', country: 'Brazil', region: 'São Paulo', city: 'São Paulo', language: 'pt', isp: 'Exemplo Móvel' },
	{ code: 'JP', country: 'Japan', region: '東京都', city: '新宿区', language: 'ja', isp: '例ネット' },
	{ code: 'CA', country: 'Canada', region: 'Québec', city: 'Trois-Rivières', language: 'fr', isp: 'Example Mobile' },
	{ code: 'US', country: 'United States', region: 'New York', city: 'New York', language: 'en', isp: 'Example Cable' },
];

export interface Agent {
	userAgent: string;
	os: string;
	osVersion: string;
	browser: string;
	browserVersion: string;
	deviceType: string;
	deviceModel: string;
	connection: string;
}

export const AGENTS: readonly Agent[] = [
	{
		userAgent:
			'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
		os: 'iOS',
		osVersion: '17.5',
		browser: 'Mobile Safari',
		browserVersion: '17.5',
		deviceType: 'mobile',
		deviceModel: 'Apple iPhone',
		connection: 'mobile',
	},
	{
		userAgent:
			'Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
		os: 'Android',
		osVersion: '14',
		browser: 'Chrome Mobile',
		browserVersion: '126',
		deviceType: 'mobile',
		deviceModel: 'Samsung SM-S921B',
		connection: 'wifi',
	},
	{
		userAgent:
			'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
		os: 'Windows',
		osVersion: '10',
		browser: 'Chrome',
		browserVersion: '126',
		deviceType: 'desktop',
		deviceModel: '',
		connection: 'wifi',
	},
	{
		userAgent:
			'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:127.0) Gecko/20100101 Firefox/127.0',
		os: 'OS X',
		osVersion: '10.15',
		browser: 'Firefox',
		browserVersion: '127',
		deviceType: 'desktop',
		deviceModel: '',
		connection: 'wifi',
	},
	{
		userAgent:
			'Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/470.0.0;FBDV/iPad13,1]',
		os: 'iOS',
		osVersion: '16.6',
		browser: 'Facebook app',
		browserVersion: '470',
		deviceType: 'tablet',
		deviceModel: 'Apple iPad',
		connection: 'mobile',
	},
];

/** Networks reserved for documentation (RFC 5737): they reach nobody. */
export const NETWORKS_V4 = ['192.0.2', '198.51.100', '203.0.113'] as const;
/** RFC 3849. */
export const NETWORK_V6 = '2001:db8';

export const CREATIVES = [
	'Video A',
	'Видео 2',
	'Karussell – Größe M',
	'Été 🌴 15s',
	'動画 縦型',
] as const;
export const HEADLINES = ['Only today!', 'Только сегодня', '今だけ無料', 'Cœur & santé'] as const;
export const PLACEMENTS = [
	'Facebook_Mobile_Feed',
	'Instagram_Stories',
	'Instagram_Reels',
	'search',
] as const;
export const KEYWORDS = ['kredit online', 'кредит без отказа', 'diät', ''] as const;
/** Macros nobody replaced, as they show up where a value belongs. */
export const STRAY_MACROS = ['${clickid}', '[click]', '{sub_id_7}', '{{placement}}'] as const;
