import { NodeHelpers, type INodeTypeDescription } from 'n8n-workflow';
import { credentialsFor } from '../../../../nodes/shared/n8n/credentialChoice';

const CREDENTIAL_OF = { one: 'oneApi', two: 'twoApi', three: 'twoApi' };
const credentials = credentialsFor({
	parameter: 'service',
	credentialOf: CREDENTIAL_OF,
	without: { resource: ['help'] },
});
const description = { properties: [] as unknown } as INodeTypeDescription;

const asked = (parameters: Record<string, string>) =>
	credentials
		.filter((one) => NodeHelpers.displayParameter(parameters, one, null, description))
		.map(({ name }) => name);

it.each(Object.entries(CREDENTIAL_OF))('%s asks for %s alone', (service, credential) => {
	expect(asked({ service, resource: 'things' })).toEqual([credential]);
});

it('asks for none where none is needed', () => {
	expect(asked({ service: 'one', resource: 'help' })).toEqual([]);
});

// See the comment there: `show` would make n8n's editor take the parameter out of the panel.
it('binds by hide alone', () => {
	expect(credentials.map(({ displayOptions }) => Object.keys(displayOptions ?? {}))).toEqual([
		['hide'],
		['hide'],
	]);
});
