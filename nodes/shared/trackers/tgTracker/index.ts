import { everyBreakdown, everyList } from '../capabilities';
import type { Capability, TrackerModule } from '../module';
import { BearerTracker } from './bearer';
import { accessOf, accountOf } from './credential';
import { GAPS } from './gaps';
import { TgtrackTracker } from './tgtrack';
import { readMemory } from './tgtrack/tags';
import { TG_TRACKER } from './voice';

const NO_REPORT =
	'TG Tracker publishes no report; add up its conversions and clicks with a Summarize node';

const UNCONFIRMED =
	'The product publishes no API: paths and names of fields are set in the credential.';

/** What depends on the credential cannot be left out of the panel, so it is said there. */
const CLICKS = `${UNCONFIRMED} With TGTrack these are the clicks on its links.`;
const MEMBERS = `${UNCONFIRMED} With TGTrack these are the members of the channel.`;
const NOTES: Readonly<Partial<Record<Capability, string>>> = {
	click: CLICKS,
	conversion: MEMBERS,
	'trigger:click': CLICKS,
	'trigger:conversion': MEMBERS,
};
const NO_LIST = `${UNCONFIRMED} A credential for TGTrack has no such list: choose conversions or clicks there.`;

const CAPABILITIES: TrackerModule['capabilities'] = {
	...everyList(true),
	click: true,
	conversion: true,
	upload:
		'TG Tracker publishes no way to record conversions; call its own postback URL with an HTTP Request node',
	...everyBreakdown(NO_REPORT),
	'trigger:conversion': true,
	'trigger:click': true,
};

const WITH_NOTE = (Object.keys(CAPABILITIES) as Capability[]).filter(
	(capability) => CAPABILITIES[capability] === true,
);

/**
 * TG Tracker, under which name several products go: any API with a Bearer token, described in the
 * credential, or the report API of TGTrack.
 */
export const tgTracker: TrackerModule = {
	name: 'tgTracker',
	displayName: 'TG Tracker',
	voice: TG_TRACKER,
	credential: 'tgTrackerApi',
	capabilities: CAPABILITIES,
	notes: Object.fromEntries(
		WITH_NOTE.map((capability) => [capability, NOTES[capability] ?? NO_LIST]),
	),
	asksForZone: true,
	looksBack: true,
	gaps: GAPS,
	accountOf,
	connect(link, settings, memory) {
		const account = accountOf(link.credential);
		return accessOf(link.credential).product === 'tgtrack'
			? new TgtrackTracker(link, settings, account, readMemory(memory ?? {}))
			: new BearerTracker(link, settings, account);
	},
};
