import { listOf } from '../../../shared/trackers/keitaro/reportFilters';
import { amount, choice, field, text, within, type WriteField } from '../common/writing';

const type = choice(
	'userType',
	'Role',
	'What the user may do',
	{ USER: 'User', ADMIN: 'Admin' },
	{ key: 'type', required: true },
);

export const required: readonly WriteField[] = [
	text('login', 'Login', 'The name to sign in with', { required: true }),
	type,
	{
		...text('newPassword', 'Password', 'What the user signs in to the panel with', {
			required: true,
			typeOptions: { password: true },
		}),
		// The API wants it twice.
		also: 'new_password_confirmation',
	},
];

export const preferences: readonly WriteField[] = within('preferences', [
	choice('language', 'Language', 'Language of the panel for this user', {
		en: 'English',
		ru: 'Russian',
	}),
	text('timezone', 'Time Zone', 'IANA name of the zone in which the user sees reports', {
		placeholder: 'e.g. Europe/Berlin',
	}),
]);

export const keyCount = amount('keyCount', 'API Keys', 'How many API keys the user may have', {
	key: 'keyCount',
	typeOptions: { minValue: 0 },
});

const ACCESS = {
	full_access: 'Everything',
	read_only: 'Read Only',
	to_groups_and_selected: 'Chosen Groups and Items',
	created_by_user_groups_and_selected: 'Own, Chosen Groups and Items',
};

/** What each kind of access is to; the names of the API end in `_access_type`. */
const KINDS: Readonly<Record<string, string>> = {
	affiliateNetworks: 'Affiliate Networks',
	campaigns: 'Campaigns',
	domains: 'Domains',
	landings: 'Landing Pages',
	offers: 'Offers',
	streams: 'Flows',
	trafficSources: 'Traffic Sources',
};

const names = (name: string, displayName: string, description: string, placeholder: string) =>
	field(
		{ displayName, name, type: 'string', default: '', placeholder, description },
		{ to: (value) => listOf(String(value)) },
	);

export const access: readonly WriteField[] = within('access_data', [
	...Object.entries(KINDS).map(([name, label]) =>
		choice(
			`${name}AccessType`,
			label,
			`Which ${label.toLowerCase()} the user sees and changes`,
			ACCESS,
		),
	),
	names(
		'resources',
		'Resources',
		'Sections of the panel that are open to the user, separated by commas',
		'e.g. campaigns,offers',
	),
	names(
		'reports',
		'Reports',
		'Reports that are open to the user, separated by commas',
		'e.g. campaign_report',
	),
]);
