import type { IDataObject } from 'n8n-workflow';
import { trusting } from '../../n8n/http';
import { everyBreakdown, EVERYTHING } from '../capabilities';
import type { TrackerModule } from '../module';
import { KeitaroTracker } from './index';
import { accountOf, panelAddress } from './address';
import { ATTRIBUTION } from './breakdownRun';
import { KeitaroClient } from './client';
import { GAPS } from './gaps';
import { readMemory } from './memory';
import { KEITARO } from './voice';

/** Keitaro's Admin API answers everything that a tracker can be asked for. */
export const keitaro: TrackerModule = {
	name: 'keitaro',
	displayName: 'Keitaro',
	voice: KEITARO,
	credential: 'keitaroApi',
	capabilities: EVERYTHING,
	notes: {
		flow: 'Keitaro lists flows campaign by campaign, which takes one request for each campaign. The Tracker Trigger does so once a day, and takes the search for flows in between where that is found to bring the same.',
		conversion:
			'Keitaro dates a conversion by its latest postback here: one whose status changed moves to that day.',
		upload:
			'This goes to the Postback URL of the Keitaro API credential. Keitaro dates the conversion by the moment it arrives.',
		...everyBreakdown(ATTRIBUTION),
	},
	asksForZone: true,
	gaps: GAPS,
	accountOf: (credential) => accountOf(panelOf(credential)),
	connect: (link, settings, memory) =>
		new KeitaroTracker(
			new KeitaroClient(link.send),
			{ ...settings, account: accountOf(panelOf(link.credential)) },
			{
				learnt: memory && readMemory(memory),
				incoming: {
					postbackUrl: String(link.credential.postbackUrl ?? '').trim(),
					// Without the key, with the same trust in the certificate.
					send: trusting(link.plain, link.credential.ignoreSslIssues),
					now: link.now,
				},
				now: link.now,
			},
		),
};

/** Throws an `Error` when the credential holds no address. */
function panelOf({ url }: Readonly<IDataObject>): string {
	const panel = panelAddress(String(url ?? ''));
	if (panel !== undefined) return panel;
	throw new Error(
		`'Panel URL' of the Keitaro API credential is not an address: ${String(url ?? '')}. Put in the address at which you open the Keitaro panel`,
	);
}
