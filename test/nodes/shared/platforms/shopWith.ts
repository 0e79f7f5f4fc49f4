import type { ICredentialType, IDataObject } from 'n8n-workflow';
import type { Conversion } from '../../../../nodes/shared/conversion/conversion';
import type { PlatformModule } from '../../../../nodes/shared/platforms/module';
import { exampleConversion } from './examples';
import { settingsOf, type Parameters, type Shop } from './overHttp';

interface Customer<S> {
	module: PlatformModule<S>;
	Credential: new () => ICredentialType;
	/** Of the credential. */
	data: IDataObject;
	/** What a user must choose. */
	chosen: Parameters;
}

type More = globalThis.Parameters<typeof settingsOf>[3];

/** What the tests of a platform that takes events as JSON need to talk to it. */
export function shopWith<S>({ module, Credential, data, chosen }: Customer<S>) {
	const settings = (parameters: Parameters = {}, more: More = {}): S =>
		settingsOf(module, data, { ...chosen, ...parameters }, more);
	return {
		/** The settings of a user who chose nothing but what is needed and what is named. */
		settings,
		/** The event as the platform gets it. */
		eventOf: (more: Partial<Conversion> = {}, ofUser: S = settings()): Record<string, unknown> => {
			const parcel = { conversion: exampleConversion(more), eventId: 'event-1' };
			return JSON.parse(module.platform.event(parcel, ofUser)) as Record<string, unknown>;
		},
		/** An account at the platform's simulator. */
		shopOf: (simulator: Shop<S>['simulator'], parameters: Parameters = {}): Shop<S> => ({
			module,
			simulator,
			credential: new Credential(),
			data: { ...data, apiUrl: simulator.url },
			parameters: { ...chosen, ...parameters },
		}),
	};
}
