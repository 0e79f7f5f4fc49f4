import type { ServiceVoice } from '../../n8n/sentences';

/** What RedTrack has to say about its own problems. */
export const REDTRACK: ServiceVoice = {
	name: 'RedTrack',
	credential: 'RedTrack API',
	advice: {
		unauthorized: 'Copy the API key of your RedTrack user anew into the RedTrack API credential',
		notInPlan: 'Upgrade the RedTrack plan, or ask RedTrack to open the API for your account',
		forbidden:
			'Ask RedTrack whether your plan includes this part of the API, and whether the user of the key may see it',
		webPage:
			'Use https://api.redtrack.io as API URL in the RedTrack API credential, not the address of the panel',
		notFound:
			'Check the ID; if everything is missing, use https://api.redtrack.io as API URL in the RedTrack API credential',
		throttled:
			'Nothing was lost: RedTrack takes 20 reports a minute, and fewer while other tools use the same key',
	},
};
