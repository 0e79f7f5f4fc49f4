/** When the sender of a postback hears 200. Each has an address of its own; see the node's webhooks. */
export type AnswerTime = 'stored' | 'ended';

/** The choice of an address, as people are asked for it. */
export const ANSWER_TIMES: Array<{ name: string; value: AnswerTime; description: string }> = [
	{
		name: 'When the Postback Is Stored',
		value: 'stored',
		description: '/postback answers at once, for trackers that call once and do not listen',
	},
	{
		name: 'When the Workflow Has Ended',
		value: 'ended',
		description:
			'/postback/confirmed answers 500 where the workflow broke off, for senders that try again until they hear 200',
	},
];

const CONFIRMED = /\/postback\/confirmed\/*$/;

/** Whether an address answers only when the workflow has ended. It takes no secret in its path. */
export function isConfirmed(url: string): boolean {
	return CONFIRMED.test(url);
}

/** The address that answers then, from the production URL that n8n shows. */
export function addressAnswering(when: AnswerTime, productionUrl: string): string {
	if (when !== 'ended' || isConfirmed(productionUrl)) return productionUrl;
	return `${productionUrl.replace(/\/+$/, '')}/confirmed`;
}
