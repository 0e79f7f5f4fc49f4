import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialsExpressionResolveValues,
	ICredentialType,
	IExecuteData,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentials,
	INodeCredentialsDetails,
	INodeProperties,
	INodeTypes,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { ICredentialsHelper, NodeHelpers, UnexpectedError } from 'n8n-workflow';
import { authenticateRequest } from './authenticate';
import { runPreAuthentication } from './pre-authentication';
import { resolveCredentialExpressions } from './credential-expressions';
import { privacy } from './witness';

/**
 * A credential of the instance: the real credential class, and what the user saved.
 * `data` is the database row: a token fetched by `preAuthentication` is written to it.
 */
export interface CredentialEntry {
	instance: ICredentialType;
	data: ICredentialDataDecryptedObject;
}

/** Credentials by type name (the class's `name`). */
export type Credentials = Record<string, CredentialEntry>;

/** Ancestors of n8n's own credential types, for classes that extend them. */
const BUILT_IN_PARENTS: Record<string, string[]> = { googleOAuth2Api: ['oAuth2Api'] };

/** How a node names its saved credentials: one of each type. */
export const credentialReferences = (credentials: Credentials): INodeCredentials =>
	Object.fromEntries(Object.keys(credentials).map((name) => [name, { id: name, name }]));

/** n8n's CredentialsHelper (server 2.41) over real credential classes, without a database. */
export class HarnessCredentialsHelper extends ICredentialsHelper {
	constructor(
		private readonly credentials: Credentials,
		private readonly nodeTypes: INodeTypes,
	) {
		super();
		for (const [name, { instance }] of Object.entries(credentials)) {
			if (name !== instance.name) {
				throw new UnexpectedError(
					`Credential '${instance.name}' is given under the name '${name}'`,
				);
			}
		}
	}

	override getParentTypes(typeName: string): string[] {
		const parents =
			this.credentials[typeName]?.instance.extends ?? BUILT_IN_PARENTS[typeName] ?? [];
		return parents.flatMap((parent) => [parent, ...this.getParentTypes(parent)]);
	}

	override isCredentialUsableByNode(credentialType: string, nodeType: string): boolean {
		if (!this.credentials[credentialType]?.instance.restrictToSupportedNodes) return true;
		const { description } = this.nodeTypes.getByNameAndVersion(nodeType);
		return description.credentials?.some(({ name }) => name === credentialType) ?? false;
	}

	override async authenticate(
		data: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const { instance } = this.entry(typeName);
		// n8n treats both shapes as one: it only adds headers, query, body and auth.
		const options = requestOptions as IHttpRequestOptions;
		return await authenticateRequest(instance, data, options, workflow, node);
	}

	override async preAuthentication(
		helpers: IHttpRequestHelper,
		data: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const fetched = await runPreAuthentication(
			this.entry(typeName),
			helpers,
			data,
			node,
			credentialsExpired,
		);
		// A token that was fetched is as secret as the password it was fetched with.
		if (fetched) privacy().keepSecret(typeName, this.getCredentialsProperties(typeName), fetched);
		return fetched;
	}

	/** Runs the hook unconditionally and stores nothing. */
	override async runPreAuthentication(
		helpers: IHttpRequestHelper,
		data: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const output = await this.entry(typeName).instance.preAuthentication?.call(helpers, data);
		return output as ICredentialDataDecryptedObject | undefined;
	}

	override async getCredentials(): Promise<ICredentials> {
		throw new UnexpectedError('Encrypted credentials do not exist in the test harness');
	}

	override async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		_nodeCredentials: INodeCredentialsDetails,
		typeName: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		resolveValues?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const { data } = this.entry(typeName);
		if (raw) return data;
		const withDefaults = this.applyDefaults(typeName, data);
		const resolved = resolveCredentialExpressions(
			withDefaults,
			{ additionalData, mode, executeData, nodeTypes: this.nodeTypes },
			resolveValues,
		);
		privacy().keepSecret(typeName, this.getCredentialsProperties(typeName), resolved);
		return resolved;
	}

	/**
	 * Fills in the defaults of the class. Properties of n8n's own parent types (OAuth2) are not at
	 * hand, so what the user saved for them is kept as it is.
	 */
	applyDefaults(
		typeName: string,
		data: ICredentialDataDecryptedObject,
	): ICredentialDataDecryptedObject {
		const own = NodeHelpers.getNodeParameters(
			this.getCredentialsProperties(typeName),
			// Credential data and node parameters hold the same kinds of value; n8n casts likewise.
			data as Parameters<typeof NodeHelpers.getNodeParameters>[1],
			true,
			false,
			null,
			null,
		) as ICredentialDataDecryptedObject;
		const kept = this.getParentTypes(typeName).length > 0 ? Object.keys(data) : SPECIAL_FIELDS;
		for (const field of kept) {
			if (own[field] === undefined && data[field] !== undefined) own[field] = data[field];
		}
		return own;
	}

	override async updateCredentials(
		_nodeCredentials: INodeCredentialsDetails,
		typeName: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.entry(typeName).data = data;
	}

	override async updateCredentialsOauthTokenData(
		_nodeCredentials: INodeCredentialsDetails,
		typeName: string,
		{ oauthTokenData }: ICredentialDataDecryptedObject,
	): Promise<void> {
		const entry = this.entry(typeName);
		entry.data = { ...entry.data, ...(oauthTokenData !== undefined && { oauthTokenData }) };
	}

	override getCredentialsProperties(typeName: string): INodeProperties[] {
		const known = this.credentials[typeName];
		if (!known) return [];
		const properties: INodeProperties[] = [];
		for (const parent of known.instance.extends ?? []) {
			NodeHelpers.mergeNodeProperties(properties, this.getCredentialsProperties(parent));
		}
		NodeHelpers.mergeNodeProperties(properties, known.instance.properties);
		return properties;
	}

	private entry(typeName: string): CredentialEntry {
		const entry = this.credentials[typeName];
		if (!entry) throw new UnexpectedError(`Unknown credential type: ${typeName}`);
		return entry;
	}
}

/** Fields n8n keeps although no property of the class names them. */
const SPECIAL_FIELDS = ['oauthTokenData', 'allowedHttpRequestDomains', 'allowedDomains'];
