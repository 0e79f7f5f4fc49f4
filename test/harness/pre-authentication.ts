import type {
	ICredentialDataDecryptedObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
} from 'n8n-workflow';
import { getCredentialOwnRequestAllowedDomains, isExpression, UserError } from 'n8n-workflow';
import type { CredentialEntry } from './credentials';
import { START_TYPE } from './node-types';

/** The hook's requests keep to the domains the user allowed for the credential. */
function restrictToCredentialDomains(
	{ helpers }: IHttpRequestHelper,
	data: ICredentialDataDecryptedObject,
): IHttpRequestHelper {
	return {
		helpers: {
			httpRequest: async (options: IHttpRequestOptions) => {
				const allowedDomains = getCredentialOwnRequestAllowedDomains(data);
				if (allowedDomains === undefined) return await helpers.httpRequest(options);
				if (options.allowedDomains !== undefined) {
					throw new UserError(
						'This credential restricts requests to specific domains, which cannot be combined with the domains its authentication step asks for.',
					);
				}
				return await helpers.httpRequest({ ...options, allowedDomains });
			},
		},
	};
}

/**
 * What n8n (2.41) looks for to tell a credential test. Its own test misses it: the temporary node is
 * called `noOp` there, without the package. So the hook runs in a test only after a 401, as it does
 * anywhere else.
 */
const isCredentialTest = ({ parameters, type }: INode) =>
	parameters.temp === '' && type === START_TYPE;

/**
 * The class's `preAuthentication`, under n8n's conditions: there is a hidden `expirable` property,
 * and it is empty, or the service said it has expired (a 401), or the node looks like that of a
 * credential test. What comes back is saved, except over fields the user filled with an expression;
 * an answer without the expirable field counts for nothing.
 */
export async function runPreAuthentication(
	entry: CredentialEntry,
	helpers: IHttpRequestHelper,
	data: ICredentialDataDecryptedObject,
	node: INode,
	expired: boolean,
): Promise<ICredentialDataDecryptedObject | undefined> {
	const { instance } = entry;
	const expirable = instance.properties.find(
		({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable === true,
	)?.name;
	if (expirable === undefined || !instance.preAuthentication) return undefined;
	if (data[expirable] !== '' && !expired && !isCredentialTest(node)) return undefined;

	const output = (await instance.preAuthentication.call(
		restrictToCredentialDomains(helpers, data),
		data,
	)) as ICredentialDataDecryptedObject;
	if (output[expirable] === undefined || !node.credentials) return undefined;

	const stored = { ...entry.data };
	for (const [field, value] of Object.entries(output)) {
		if (field === expirable || !isExpression(entry.data[field])) stored[field] = value;
	}
	entry.data = stored;
	return Object.assign(data, output);
}
