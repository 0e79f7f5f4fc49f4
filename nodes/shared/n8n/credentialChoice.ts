import type { INodeCredentialDescription } from 'n8n-workflow';

export interface CredentialChoice {
	/** Name of the parameter that decides which credential is needed. */
	parameter: string;
	/** Each of its values with the credential type that it needs; several may share one. */
	credentialOf: Readonly<Record<string, string>>;
	/** Other parameters whose values need no credential at all: `{ resource: ['postbackUrl'] }`. */
	without?: Readonly<Record<string, string[]>>;
}

/**
 * The credentials of a node that speaks to one of several services.
 *
 * They are bound by `hide`, never by `show`. n8n's editor takes a parameter for a choice of
 * authentication when credentials name it under `show` and each of its options has a credential, and
 * then moves it from the panel into the form of the credential (n8n-editor-ui 2.41: `getMainAuthField`
 * and `isAuthRelatedParameter` read `displayOptions.show` alone). What decides whether a credential is
 * asked for, in the editor and on the server, is `displayParameter`, which knows both.
 */
export function credentialsFor({
	parameter,
	credentialOf,
	without = {},
}: CredentialChoice): INodeCredentialDescription[] {
	const values = Object.keys(credentialOf);
	const names = [...new Set(Object.values(credentialOf))];
	return names.map((name) => ({
		name,
		required: true,
		displayOptions: {
			hide: { [parameter]: values.filter((value) => credentialOf[value] !== name), ...without },
		},
	}));
}
