import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Params } from '../../../shared/n8n/params';
import {
	incomingUrl,
	postbackAddress,
	sendIncoming,
	shownUrl,
	type IncomingPostback,
} from '../../../shared/trackers/keitaro/incomingPostback';
import { hasClick } from '../../../shared/trackers/keitaro/upload';
import type { KeitaroApi } from '../../transport';
import type { KeitaroOperation } from '../operation';
import { toTracker } from '../toTracker';
import {
	clickIdField,
	otherStatusField,
	recordNotice,
	recordOptions,
	statusField,
	transactionIdField,
} from './record.fields';

interface RecordRow {
	name: string;
	action: string;
	description: string;
	/** The status it always sends; chosen in the panel when absent. */
	status?: string;
}

/** The incoming postback takes all three; they differ in the status (keitaro-api §8.1). */
function recording({ name, action, description, status }: RecordRow): KeitaroOperation {
	const choice: INodeProperties[] = status === undefined ? [statusField, otherStatusField] : [];
	const isReject = status !== undefined;
	return {
		name,
		action,
		description,
		fields: [recordNotice, clickIdField, transactionIdField, ...choice, recordOptions(!isReject)],
		async run({ api, param }) {
			const more = param.fields('additionalFields');
			const postback = readPostback(param, more, status ?? chosenStatus(param));
			if (more.checkClick !== false) await mustExist(api, param, postback.clickId);
			return await record(api, param, postback);
		},
	};
}

export const create = recording({
	name: 'Create',
	action: 'Create a conversion',
	description: 'Record a real conversion for a click through the incoming postback',
});

export const updateStatus = recording({
	name: 'Update Status',
	action: 'Update the status of a conversion',
	description: 'Give a conversion another status or payout by repeating its postback',
});

export const reject = recording({
	name: 'Reject',
	action: 'Reject a conversion',
	description: 'Set a conversion to rejected, since Keitaro cannot delete one',
	status: 'rejected',
});

function chosenStatus(param: Params): string {
	const status = param.text('status');
	const word = status === 'other' ? param.text('otherStatus') : status;
	if (word === '') throw param.wrong('otherStatus', 'is empty');
	return word;
}

function readPostback(param: Params, more: IDataObject, status: string): IncomingPostback {
	const clickId = param.text('clickId');
	if (clickId === '') throw param.wrong('clickId', 'is empty');
	const { items = [] } = (more.parameters ?? {}) as { items?: IDataObject[] };
	const others = items.map(({ name, value }) => [String(name ?? ''), String(value ?? '')] as const);
	return {
		clickId,
		status,
		...(more.payout !== undefined && { payout: Number(more.payout) }),
		...(more.cost !== undefined && { cost: Number(more.cost) }),
		currency: String(more.currency ?? ''),
		transactionId: param.text('transactionId'),
		others: Object.fromEntries(others.filter(([name]) => name !== '')),
	};
}

/** Keitaro drops what it cannot match without a word, so the click is looked up first. */
async function mustExist(api: KeitaroApi, param: Params, clickId: string): Promise<void> {
	if (await hasClick(api.client, clickId)) return;
	throw param.wrong(
		'clickId',
		`matches no click of this tracker: ${clickId}`,
		'Check the ID; nothing was recorded. Switch off Check Click to send it anyway.',
	);
}

async function record(
	api: KeitaroApi,
	param: Params,
	postback: IncomingPostback,
): Promise<IDataObject> {
	const address = postbackAddress(api.postbackUrl);
	if (address === undefined) {
		throw param.wrong(
			'clickId',
			'cannot be recorded: the Keitaro API credential has no Postback URL',
			'Copy it from Keitaro (Maintenance → Postback URL) into the credential',
		);
	}
	const url = incomingUrl(address, postback);
	const answer = await sendIncoming(toTracker(api), url, () => Date.now());
	const { clickId, status, payout, currency, transactionId } = postback;
	return {
		accepted: true,
		clickId,
		status,
		payout: payout ?? null,
		currency: currency || null,
		transactionId: transactionId || null,
		answer,
		request: shownUrl(url),
	};
}
