import * as crypto from 'node:crypto';
import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { readBody } from '../shared/postback/body';
import { sortParameters } from '../shared/postback/parameters';
import { readPostback, type Postback } from '../shared/postback/read';
import { refusal, type Refusal } from '../shared/postback/refusal';
import { callerAddress } from '../shared/security/caller';
import { acceptance, refuse } from './answers';
import { admit } from './gate';
import { memoryOf, rememberedCredential, type Memory } from './memory';
import { readCall, withoutSecret, type Call } from './request';
import { readSettings, SECRET_CREDENTIAL, type TriggerSettings } from './settings';

const NOT_READY: Refusal = {
	...refusal(503, 'setup', 'postbacks cannot be received now'),
	// The sender keeps the postback until the owner has put the node in order.
	retryAfterS: 60,
};

/**
 * One call of the webhook. Whatever a caller sends gets an answer of ours: n8n would make 500 and a
 * failed execution of anything thrown here.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		const id = context.getNode().credentials?.[SECRET_CREDENTIAL]?.id ?? '';
		const credential = await rememberedCredential(
			id,
			Date.now(),
			async () => await context.getCredentials(SECRET_CREDENTIAL),
		);
		const settings = readSettings(context, credential);
		return await answer(context, readCall(context), settings);
	} catch (error) {
		const { name, message } = error as Error;
		context.logger.error(
			`${context.getNode().name} could not take a postback: ${name}: ${message}`,
		);
		refuse(context.getResponseObject(), NOT_READY);
		return { noWebhookResponse: true };
	}
}

export type Received =
	| { postback: Postback; keys: Keys }
	| { refusal: Refusal }
	| { isDuplicate: true };

/** What a postback left in the memory. */
interface Keys {
	postback?: string;
	signature?: string;
}

async function answer(
	context: IWebhookFunctions,
	call: Call,
	settings: TriggerSettings,
): Promise<IWebhookResponseData> {
	const nowMs = Date.now();
	const response = context.getResponseObject();
	const { id } = context.getWorkflow();
	// A test in the editor leaves no trace in what the published workflow remembers.
	const mode = context.getMode() === 'manual' ? 'test' : 'live';
	const memory = memoryOf(`${mode}:${id}:${context.getNode().id}`, settings.memory);
	const received = await take(call, settings, memory, nowMs);
	if ('refusal' in received) {
		refuse(response, received.refusal);
		const item = refusedItem(received.refusal, call, settings, memory, nowMs);
		return { noWebhookResponse: true, ...(item && { workflowData: [[], [item]] }) };
	}
	const accepted = acceptance(response, settings.answer, settings.answerText);
	if ('isDuplicate' in received) return accepted;
	const { postback, keys } = received;
	// n8n answers 5xx when it could not start the execution, and a sender that waits too long hangs up
	// without having heard anything: its next try must get through.
	response.once('close', () => {
		if (!response.writableFinished || response.statusCode >= 500) forget(memory, keys);
	});
	const items: INodeExecutionData[][] = [[{ json: postback as unknown as IDataObject }]];
	return { ...accepted, workflowData: settings.emitRefused ? [...items, []] : items };
}

/** Lets a call in and reads it, or tells why not. */
export async function take(
	call: Call,
	settings: TriggerSettings,
	memory: Memory,
	nowMs: number,
): Promise<Received> {
	const admission = await admit(call, settings.gate, memory, nowMs);
	if ('refusal' in admission) return admission;
	const { body, signature } = admission;
	const received = read(call, body, signature !== undefined, settings, memory, nowMs);
	// What was not taken may be sent again under the same signature.
	if ('refusal' in received && signature !== undefined) memory.signatures.forget(signature);
	return 'postback' in received
		? { ...received, keys: { ...received.keys, ...(signature !== undefined && { signature }) } }
		: received;
}

function read(
	call: Call,
	body: Buffer,
	isSigned: boolean,
	settings: TriggerSettings,
	memory: Memory,
	nowMs: number,
): Received {
	const waitMs = memory.calls.take(nowMs);
	if (waitMs > 0) {
		const retryAfterS = Math.max(1, Math.ceil(waitMs / 1000));
		return { refusal: { ...refusal(429, 'rate', 'too many postbacks'), retryAfterS } };
	}
	const content = readBody(body, call.header('content-type'));
	if ('refusal' in content) return content;
	const fields = Object.entries(withoutSecret(Object.fromEntries(content.fields) as IDataObject));
	const sources = isSigned ? [fields] : [fields, Object.entries(call.query)];
	const sorted = sortParameters(sources, settings.read.names);
	if ('refusal' in sorted) return sorted;
	const result = readPostback(sorted.parameters, settings.read, {
		method: call.method,
		nowMs,
		newId: crypto.randomUUID,
	});
	if ('refusal' in result) return result;
	const { postback, duplicateKey } = result;
	if (duplicateKey === undefined || settings.memory.duplicateWindowMs === 0) {
		return { postback, keys: {} };
	}
	return memory.postbacks.add(duplicateKey, nowMs)
		? { postback, keys: { postback: duplicateKey } }
		: { isDuplicate: true };
}

function forget(memory: Memory, { postback, signature }: Keys): void {
	if (postback !== undefined) memory.postbacks.forget(postback);
	if (signature !== undefined) memory.signatures.forget(signature);
}

/** A refused call for the audit trail: why, when and from where, and nothing that it carried. */
function refusedItem(
	{ status, code, reason }: Refusal,
	{ method, arrival }: Call,
	settings: TriggerSettings,
	memory: Memory,
	nowMs: number,
): INodeExecutionData | undefined {
	if (!settings.emitRefused) return undefined;
	if (memory.refusals.take(nowMs) > 0) {
		memory.unseenRefusals += 1;
		return undefined;
	}
	const unseen = memory.unseenRefusals;
	memory.unseenRefusals = 0;
	const caller = callerAddress(arrival, settings.gate.trustedProxies);
	return {
		json: {
			refused: true,
			status,
			code,
			reason,
			method,
			caller,
			unseen,
			at: new Date(nowMs).toISOString(),
		},
	};
}
