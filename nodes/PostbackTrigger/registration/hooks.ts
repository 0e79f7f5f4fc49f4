import { NodeOperationError, type IDataObject, type IHookFunctions } from 'n8n-workflow';
import { ServiceError, toNodeError } from '../../shared/n8n/serviceError';
import { addressAnswering, type AnswerTime } from '../../shared/postback/answerTime';
import { readyUrl } from '../../shared/postback/readyUrl';
import type { PresetName } from '../../shared/postback/presets';
import { accountOf, panelAddress } from '../../shared/trackers/keitaro/address';
import { checkSettings, SECRET_CREDENTIAL } from '../settings';
import { keitaroCall, KEITARO_CREDENTIAL } from './keitaro';
import { isRegistered, register, RegistrationError, unregister, type Wanted } from './register';
import type { Registration } from './registration';

type Where = 'none' | 'campaigns' | 'source';

/**
 * Whether there is nothing to do. Tells of wrong settings first, since this is the first thing n8n
 * asks when a workflow is published. A tracker that is down when n8n starts again does not keep the
 * webhook closed: what was registered is taken to be there still.
 */
export async function checkExists(context: IHookFunctions): Promise<boolean> {
	await checkSettings(context);
	if (isTest(context)) return true;
	const wanted = await readWanted(context);
	const known = readKnown(context);
	if (wanted === undefined) return known === undefined;
	try {
		return await isRegistered(keitaroCall(context), wanted, known);
	} catch (error) {
		if (known === undefined) return false;
		tell(context, 'could not be asked whether the postback is still registered', error);
		return known.url === wanted.url;
	}
}

export async function create(context: IHookFunctions): Promise<boolean> {
	const wanted = await readWanted(context);
	const known = readKnown(context);
	const data = context.getWorkflowStaticData('node');
	try {
		if (wanted !== undefined) {
			// Before the first write: what is entered is known even if n8n dies right after.
			data.registration = merged(known, wanted) as unknown as IDataObject;
			data.registration = (await register(
				keitaroCall(context),
				wanted,
				known,
			)) as unknown as IDataObject;
		} else if (known !== undefined) {
			await cleanUp(context, known);
		}
		return true;
	} catch (error) {
		// Nobody is there to read it when n8n starts, and the webhook must open all the same.
		if (known === undefined || !isStart(context)) throw asNodeError(context, error);
		tell(context, 'did not take the registration of the postback', error);
		return true;
	}
}

/** Takes our entries out. A tracker that is down does not keep the workflow published. */
export async function remove(context: IHookFunctions): Promise<boolean> {
	const known = readKnown(context);
	// After a test in the editor n8n calls this with the test address; the entries are not its.
	if (known === undefined || isTestUrl(context, known)) return true;
	await cleanUp(context, known);
	return true;
}

/** Takes entries out, or remembers them for the next time. */
async function cleanUp(context: IHookFunctions, known: Registration): Promise<void> {
	const data = context.getWorkflowStaticData('node');
	try {
		await unregister(keitaroCall(context), known);
		delete data.registration;
	} catch (error) {
		tell(context, 'could not be reached to remove the postback; the next publishing will', error);
	}
}

async function readWanted(context: IHookFunctions): Promise<Wanted | undefined> {
	const tracker = context.getNodeParameter('tracker') as PresetName;
	const where = (
		tracker === 'keitaro' ? context.getNodeParameter('register', 'none') : 'none'
	) as Where;
	if (where === 'none') return undefined;
	if (context.getNodeParameter('authentication') === 'signature') {
		throw new NodeOperationError(
			context.getNode(),
			"'Authentication' is set to signatures, which Keitaro cannot make",
			{ description: 'Choose Secret, or Secret or Signature' },
		);
	}
	if (context.getNode().credentials?.[KEITARO_CREDENTIAL] === undefined) {
		throw new NodeOperationError(
			context.getNode(),
			"'Register in Keitaro' needs a Keitaro API credential",
			{ description: 'Select one in the panel of this node, or set Register in Keitaro to No' },
		);
	}
	const url = webhookUrl(context);
	const { secret } = await context.getCredentials(SECRET_CREDENTIAL);
	const keitaro = await context.getCredentials(KEITARO_CREDENTIAL);
	const panel = String(keitaro.url);
	const statuses = context.getNodeParameter('registerStatuses', []) as string[];
	const when = context.getNodeParameter('registerAnswer', 'stored') as AnswerTime;
	const address = addressAnswering(when, url);
	return {
		url,
		account: accountOf(panelAddress(panel) ?? panel),
		entry: { method: 'GET', url: readyUrl(tracker, address, String(secret).trim()), statuses },
		campaignIds:
			where === 'campaigns' ? readIds(context, 'registerCampaigns', 'Campaign Names or IDs') : [],
		...(where === 'source' && {
			sourceId: readIds(context, 'registerSource', 'Traffic Source Name or ID')[0],
		}),
	};
}

function readIds(context: IHookFunctions, name: string, shown: string): number[] {
	const given = [context.getNodeParameter(name, [])].flat().map(String);
	const ids = given.filter((text) => /^\d+$/.test(text.trim())).map(Number);
	if (ids.length === given.length && ids.length > 0) return [...new Set(ids)];
	throw new NodeOperationError(context.getNode(), `'${shown}' names nothing to register in`, {
		description: 'Choose from the list, or set Register in Keitaro to No',
	});
}

/** Everywhere the node may have an entry while it is being registered. */
function merged(known: Registration | undefined, wanted: Wanted): Registration {
	const { url, account } = wanted;
	const isSame = known?.url === url && known.account === account;
	// After a move the old place has to be remembered until it is clean.
	if (known !== undefined && !isSame) return known;
	const source =
		wanted.sourceId === undefined
			? known?.source
			: (known?.source ?? { id: wanted.sourceId, statuses: undefined });
	return {
		url,
		account,
		campaignIds: [...new Set([...(known?.campaignIds ?? []), ...wanted.campaignIds])],
		...(source && { source }),
	};
}

function readKnown(context: IHookFunctions): Registration | undefined {
	return context.getWorkflowStaticData('node').registration as unknown as Registration | undefined;
}

function webhookUrl(context: IHookFunctions): string {
	return String(context.getNodeWebhookUrl('default') ?? '').replace(/\/+$/, '');
}

const isStart = (context: IHookFunctions): boolean =>
	['init', 'leadershipChange'].includes(context.getActivationMode());

const isTest = (context: IHookFunctions): boolean => context.getMode() === 'manual';

/** The test address differs from the registered one in its endpoint only. */
function isTestUrl(context: IHookFunctions, { url }: Registration): boolean {
	const own = webhookUrl(context);
	const tail = (address: string) => address.split('/').slice(-2).join('/');
	return own !== url && tail(own) === tail(url) && own.includes('-test/');
}

function tell(context: IHookFunctions, what: string, error: unknown): void {
	const reason = error instanceof Error ? error.message : String(error);
	context.logger.warn(`${context.getNode().name}: Keitaro ${what}. ${reason}`);
}

function asNodeError(context: IHookFunctions, error: unknown): Error {
	if (error instanceof ServiceError) return toNodeError(context.getNode(), error);
	if (error instanceof RegistrationError) {
		return new NodeOperationError(context.getNode(), error.message, { description: error.advice });
	}
	return error instanceof NodeOperationError
		? error
		: new NodeOperationError(context.getNode(), error as Error);
}
