/** Catalogues of flows: what `/stream_types` and its neighbours answer. */
interface CatalogueEntry {
	key: string;
	name: string;
	field: string;
	type: string;
	description: string;
}

const entry = (key: string, name: string, type = 'none', description = ''): CatalogueEntry => ({
	key,
	name,
	field: type === 'none' ? 'none' : 'action_payload',
	type,
	description,
});

export const STREAM_TYPES = [
	entry('forced', 'Forced', 'none', 'Checked before all others'),
	entry('regular', 'Regular'),
	entry('default', 'Default', 'none', 'Takes what no other flow took'),
];

export const STREAM_SCHEMAS = [
	entry('landings', 'Landing pages and offers'),
	entry('redirect', 'Direct URL', 'redirect'),
	entry('action', 'Action', 'other'),
];

/** `/streams_actions`, plural "streams". */
export const STREAM_ACTIONS = [
	entry('http', 'HTTP redirect', 'redirect'),
	entry('meta', 'Meta redirect', 'redirect'),
	entry('double_meta', 'Double meta redirect', 'redirect'),
	entry('js', 'JavaScript redirect', 'redirect'),
	entry('iframe', 'Iframe', 'redirect'),
	entry('remote', 'Remote redirect', 'redirect'),
	entry('curl', 'CURL', 'redirect'),
	entry('formsubmit', 'Form submit', 'redirect'),
	entry('show_text', 'Show as text', 'text'),
	entry('show_html', 'Show as HTML', 'text'),
	entry('status404', '404 NotFound'),
	entry('do_nothing', 'Do nothing'),
	entry('campaign', 'Send to campaign', 'campaign'),
];

const FILTERS: ReadonlyArray<readonly [string, string, string]> = [
	['country', 'Country', 'geo'],
	['region', 'Region', 'geo'],
	['city', 'City', 'geo'],
	['ip', 'IP', 'connection'],
	['bot', 'Bot', 'visitor'],
	['uniqueness', 'Uniqueness', 'visitor'],
	['limit', 'Click limit', 'schedule'],
	['device_type', 'Device type', 'device'],
	['keyword', 'Keyword', 'parameters'],
	['parameter', 'Parameter', 'parameters'],
	['sub_id_1', 'Sub ID 1', 'parameters'],
];

export const STREAM_FILTERS = FILTERS.map(([value, tooltip, group]) => ({
	value,
	tooltip,
	modes: { accept: 'IS', reject: 'IS NOT' },
	group,
	template: '',
	header_template: '',
	defaults: null,
}));
