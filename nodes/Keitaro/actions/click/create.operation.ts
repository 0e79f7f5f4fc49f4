import type { IDataObject } from 'n8n-workflow';
import { readClick, sendClick } from '../../../shared/trackers/keitaro/clickApi';
import type { KeitaroOperation } from '../operation';
import { toTracker } from '../toTracker';
import { createFields } from './create.fields';

/** `GET /click_api/v3`, outside the Admin API: records a real click (keitaro-api §9). */
export const create: KeitaroOperation = {
	name: 'Create',
	action: 'Create a click',
	description: 'Record a real click through the Click API and learn where it would be sent',
	fields: createFields,
	async run({ api, param }) {
		const { language, referrer, landingPageId, ...options } = param.fields('options');
		const { items = [] } = (options.parameters ?? {}) as { items?: IDataObject[] };
		const token = param.text('campaignToken');
		if (token === '') throw param.wrong('campaignToken', 'is empty');
		const answer = await sendClick(
			toTracker(api),
			{
				panel: String(options.trackerUrl || api.panel),
				token,
				ip: param.text('ip'),
				userAgent: param.text('userAgent'),
				language: String(language ?? ''),
				referrer: String(referrer ?? ''),
				landingPageId: String(landingPageId ?? ''),
				parameters: items.map(({ name, value }) => [String(name ?? ''), String(value ?? '')]),
			},
			() => Date.now(),
		);
		return readClick(answer, options.includeBody === true);
	},
};
