import type { ServiceRequest } from '../n8n/http';

/**
 * How sure a path is. Wevion publishes no reference of its API: `stated` paths are written out in its
 * help pages, `implied` ones follow from what those pages tell about them.
 */
export type Basis = 'stated' | 'implied';

export interface Endpoint {
	method: ServiceRequest['method'];
	/** From the host on; `:configId` and `:memberId` stand for what is asked about. */
	path: string;
	basis: Basis;
}

/**
 * Every path this package knows of Wevion, and nowhere else.
 *
 * Sources: "Keitaro sync flow" (mappings, breakdowns), "Connect Keitaro via Tracker Hub" (the test, and
 * what the others are for), "Postback (S2S) tracking overview" (postbacks), all of May 2026; "API keys:
 * programmatic access" of April 2026 (the profile).
 */
export const ENDPOINTS = {
	profile: { method: 'GET', path: '/api/v1/auth/me', basis: 'stated' },

	trackers: { method: 'GET', path: '/api/v1/trackers', basis: 'implied' },
	trackerTypes: { method: 'GET', path: '/api/v1/trackers/types', basis: 'implied' },
	trackerCreate: { method: 'POST', path: '/api/v1/trackers', basis: 'implied' },
	trackerUpdate: { method: 'PUT', path: '/api/v1/trackers/:configId', basis: 'implied' },
	trackerTest: { method: 'POST', path: '/api/v1/trackers/test', basis: 'stated' },
	trackerUsers: { method: 'GET', path: '/api/v1/trackers/:configId/users', basis: 'implied' },

	access: { method: 'GET', path: '/api/v1/trackers/:configId/access', basis: 'implied' },
	accessUpdate: {
		method: 'PUT',
		path: '/api/v1/trackers/:configId/access/:memberId',
		basis: 'implied',
	},
	accessDelete: {
		method: 'DELETE',
		path: '/api/v1/trackers/:configId/access/:memberId',
		basis: 'implied',
	},

	mappings: { method: 'GET', path: '/api/v1/trackers/:configId/mappings', basis: 'stated' },
	mappingsUpdate: { method: 'PUT', path: '/api/v1/trackers/:configId/mappings', basis: 'stated' },
	mappingsSetUp: {
		method: 'POST',
		path: '/api/v1/trackers/:configId/mappings/setup',
		basis: 'stated',
	},
	mappingsDetect: {
		method: 'POST',
		path: '/api/v1/trackers/:configId/mappings/detect',
		basis: 'stated',
	},
	rules: { method: 'GET', path: '/api/v1/trackers/:configId/mappings/rules', basis: 'stated' },
	ruleCreate: {
		method: 'POST',
		path: '/api/v1/trackers/:configId/mappings/rules',
		basis: 'stated',
	},

	breakdownSub: {
		method: 'GET',
		path: '/api/v1/trackers/:configId/breakdowns/sub',
		basis: 'stated',
	},
	breakdownLanding: {
		method: 'GET',
		path: '/api/v1/trackers/:configId/breakdowns/landing',
		basis: 'stated',
	},
	breakdownOffer: {
		method: 'GET',
		path: '/api/v1/trackers/:configId/breakdowns/offer',
		basis: 'stated',
	},
	breakdownGeo: {
		method: 'GET',
		path: '/api/v1/trackers/:configId/breakdowns/geo',
		basis: 'stated',
	},

	postbackConfig: { method: 'GET', path: '/api/v1/postback/config', basis: 'stated' },
	postbackSend: { method: 'POST', path: '/api/v1/postback/conversions', basis: 'stated' },
	currencies: {
		method: 'GET',
		path: '/api/v1/postback/conversions/currencies',
		basis: 'stated',
	},
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof ENDPOINTS;

export const isImplied = (name: EndpointName): boolean => ENDPOINTS[name].basis === 'implied';

/** A path with its places filled in; `:memberId` stays out of paths that have no place for it. */
export function filled(path: string, places: Readonly<Record<string, string>> = {}): string {
	return path.replace(/:(\w+)/g, (place, name: string) => {
		const value = places[name];
		return value === undefined ? place : encodeURIComponent(value);
	});
}
