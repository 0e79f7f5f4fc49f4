import { Logger } from '@n8n/backend-common';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { KeitaroApi } from '../../credentials/KeitaroApi.credentials';
import { executeNode, jsonCopy, NoOp, toItems } from '../harness';
import { Container } from '../harness/engine';
import { closeTest } from '../harness/witness';
import { ALLOWED } from './allowed';
import { Rule } from './rule';

const KEY = 'c0ffee0123456789';
const BUYER = { email: 'Some.Buyer@example.com', phone: '+49 170 1234567' };

type Deed = (context: IExecuteFunctions, key: string) => IDataObject | Promise<IDataObject>;

/** A node that has a credential and a buyer, and does with them what it likes. */
function nodeThat(does: Deed): INodeType {
	return {
		description: {
			...new NoOp().description,
			credentials: [{ name: 'keitaroApi', required: true }],
		},
		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			const { apiKey } = await this.getCredentials<{ apiKey: string }>('keitaroApi');
			return [toItems(await does(this, apiKey))];
		},
	};
}

/** The breaches of one run; they are taken out of the judgement of this test itself. */
async function breachesOf(does: Deed): Promise<string[]> {
	await executeNode({
		node: nodeThat(does),
		credentials: {
			keitaroApi: {
				instance: new KeitaroApi(),
				data: { baseUrl: 'https://tracker.example.com', apiKey: KEY },
			},
		},
		items: toItems({ id: '1', user: BUYER }),
	}).catch(() => undefined);
	return [...closeTest().breaches];
}

const logged = (level: 'error' | 'warn' | 'info' | 'debug', line: string): IDataObject => {
	Container.get(Logger)[level](line);
	return {};
};
const thrown = (error: Error): IDataObject => {
	throw error;
};

it.each<[string, string, Deed]>([
	['an output', 'a secret in an output', (_context, key) => ({ url: `https://x/?key=${key}` })],
	['a field that may hold a buyer', 'a secret in an output', (_context, key) => ({ raw: { key } })],
	['the name of a field', 'a secret in an output', (_context, key) => ({ [key]: 1 })],
	['an error', 'a secret in an error', (_context, key) => thrown(new Error(`No: ${key}`))],
	[
		'the cause of an error',
		'a secret in an error',
		(_context, key) => thrown(new Error('No', { cause: { headers: { 'Api-Key': key } } })),
	],
	[
		'a hint',
		'a secret in a hint',
		(context, key) => {
			context.addExecutionHints({ message: `Used ${key}` });
			return {};
		},
	],
	['the log', 'a secret in a log line', (_context, key) => logged('warn', `Used ${key}`)],
	['the log of details', 'a secret in a log line', (_context, key) => logged('debug', key)],
	[
		'the log of the node',
		'a secret in a log line',
		(context, key) => {
			context.logger.info('Used', { key });
			return {};
		},
	],
])('sees a secret in %s', async (_where, breach, does) => {
	expect(await breachesOf(does)).toContainEqual(expect.stringContaining(breach));
});

it.each<[string, string, Deed]>([
	['an e-mail address', 'an output', () => ({ note: `Mail to ${BUYER.email}.` })],
	['an e-mail address', 'an output', () => ({ note: BUYER.email.toLowerCase() })],
	['an e-mail address', 'an output', () => ({ url: encodeURIComponent(BUYER.email) })],
	['an e-mail address', 'an error', () => thrown(new Error(`'${BUYER.email}' is no name`))],
	['an e-mail address', 'a log line', () => logged('info', `for <${BUYER.email}>`)],
	['a phone number', 'an output', () => ({ note: 'Call 49 (170) 123-4567' })],
	['a phone number', 'an output', () => ({ digits: 491701234567 })],
	['a phone number', 'an error', () => thrown(new Error('ph: 491701234567'))],
])('sees %s of the buyer in %s', async (what, where, does) => {
	expect(await breachesOf(does)).toContainEqual(expect.stringContaining(`${what} in ${where}`));
});

it.each<[string, Deed]>([
	['where the source says it', () => ({ user: BUYER, raw: BUYER, input: { user: BUYER } })],
	['of somebody else', () => ({ mail: 'support@example.com', phone: '+49 30 7654321' })],
	['in a longer number', () => ({ id: '8491701234567' })],
])('lets pass what is %s', async (_what, does) => {
	expect(await breachesOf(does)).toEqual([]);
});

it('fails the test in which something was shown', () => {
	const rule = new Rule();
	rule.keepSecret('keitaroApi', new KeitaroApi().properties, { apiKey: KEY });
	rule.keepSecret('keitaroApi', new KeitaroApi().properties, { apiKey: 'short' });
	rule.see('a hint', { a: ['short', KEY] });
	expect([...rule.breaches]).toEqual([`a secret in a hint at a.1: ${KEY}`]);
});

it('is allowed nothing without a reason', () => {
	for (const { reason } of ALLOWED) expect(reason.length).toBeGreaterThan(20);
	expect(jsonCopy(ALLOWED).length).toBeLessThan(10);
});
