import {
	accountOf,
	adminApi,
	panelAddress,
} from '../../../../../nodes/shared/trackers/keitaro/address';

/** What people paste into Panel URL, and where the panel then is. Keitaro: keitaro-api §1. */
describe.each([
	['https://tracker.example.com', 'https://tracker.example.com'],
	['tracker.example.com', 'https://tracker.example.com'],
	['  tracker.example.com \n', 'https://tracker.example.com'],
	['http://tracker.example.com', 'http://tracker.example.com'],
	['https://tracker.example.com/', 'https://tracker.example.com'],
	['https://tracker.example.com///', 'https://tracker.example.com'],
	['https://tracker.example.com/admin', 'https://tracker.example.com'],
	['https://tracker.example.com/admin/', 'https://tracker.example.com'],
	['tracker.example.com/admin/#!/campaigns/12', 'https://tracker.example.com'],
	['https://tracker.example.com/admin?lang=en#!/', 'https://tracker.example.com'],
	['https://tracker.example.com/#!/dashboard', 'https://tracker.example.com'],
	['https://tracker.example.com/admin_api/v1', 'https://tracker.example.com'],
	['https://tracker.example.com/admin_api/v1/campaigns', 'https://tracker.example.com'],
	['https://tracker.example.com/ADMIN/', 'https://tracker.example.com'],
	['HTTPS://Tracker.Example.COM', 'https://tracker.example.com'],
	['https://example.com/panel', 'https://example.com/panel'],
	['https://example.com/panel/admin/#!/', 'https://example.com/panel'],
	['https://example.com/my/panel/admin_api/v1', 'https://example.com/my/panel'],
	['https://example.com/administration', 'https://example.com/administration'],
	['tracker.example.com:8443', 'https://tracker.example.com:8443'],
	['localhost:8080/admin', 'https://localhost:8080'],
	['http://192.0.2.7:8080/admin', 'http://192.0.2.7:8080'],
	['https://tracker.example.com:443', 'https://tracker.example.com'],
	['http://[2001:db8::1]:8080/admin', 'http://[2001:db8::1]:8080'],
	['[2001:db8::1]', 'https://[2001:db8::1]'],
	['трекер.example.com', 'https://xn--e1aaowdh.example.com'],
	['https://user:secret@tracker.example.com/admin', 'https://tracker.example.com'],
])('the panel address %j', (given, expected) => {
	it(`is read as ${expected}`, () => {
		expect(panelAddress(given)).toBe(expected);
	});
});

describe.each([
	'',
	'   ',
	'https://',
	'not an address',
	'ftp://tracker.example.com',
	'javascript://alert',
	'2001:db8::1',
	'tracker.example.com:notaport',
	'<script>',
])('%j', (given) => {
	it('is told to be no address instead of being called', () => {
		expect(panelAddress(given)).toBeUndefined();
	});
});

describe('names made of the address', () => {
	it('the Admin API stays below the sub-path', () => {
		expect(adminApi('https://example.com/panel')).toBe('https://example.com/panel/admin_api/v1');
	});

	it('an account is the same over http and https, and another one on another port or path', () => {
		const accounts = ['http://example.com', 'https://example.com', 'https://example.com:8443'];
		expect(accounts.map(accountOf)).toEqual(['example.com', 'example.com', 'example.com:8443']);
		expect(accountOf('https://example.com/panel')).toBe('example.com/panel');
	});
});
