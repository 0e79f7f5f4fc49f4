import assert from 'node:assert/strict';
import { type Choice, ScriptedModel } from '../keitaro/scriptedModel';
import type { ReadyWorkflow } from './ready';
import { reportOf } from './trackerApi';

const CHAT = 'Chat';
const ANSWER = 'Answer';
const SESSION = 'e2e-session';
/** What reads in Keitaro's API although it is sent. */
const READING = /^\/admin_api\/v1\/(?:report\/build|conversions\/log|clicks\/log)$/;
const TOOLS = 8;
const DAY_MS = 86_400_000;

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const yesterday = dayOf(Date.now() - DAY_MS);
const range = { from: yesterday, to: yesterday };

/** Each question, the tool for it, and the tracker's own name of what is asked for. */
const QUESTIONS = [
	{ asked: 'Which offer earned most yesterday?', tool: /offer/i, by: 'offer' },
	{ asked: 'And which country?', tool: /country/i, by: 'country' },
] as const;

/** Takes the tool whose name fits the question; the days as a model would fill them in. */
const choose: Choice = (tools, asked) => {
	const question = QUESTIONS.find((one) => asked.includes(one.asked));
	const tool = tools.find(({ name }) => question?.tool.test(name));
	return tool && { name: tool.name, arguments: range };
};

/** Questions in a chat are answered with the tracker's numbers, and nothing in it is changed. */
export const aiAgent: ReadyWorkflow = {
	async open(world) {
		const model = new ScriptedModel(choose);
		const url = await model.start();
		world.atEnd(async () => await model.stop());
		const data = { apiKey: 'test-key', url, header: false };
		await world.addCredential({ name: 'Scripted model', type: 'openAiApi', data });
		let begun = 0;
		return {
			run: async (imported, time) => {
				begun = Date.now();
				const chatInput = QUESTIONS[time - 1]?.asked ?? '';
				const message = { action: 'sendMessage', sessionId: SESSION, chatInput };
				return [await imported.start(CHAT, [message])];
			},
			check: async ([execution], time) => {
				const { by, asked } = QUESTIONS[time - 1] ?? QUESTIONS[0];
				const [answer] = execution?.outputs(ANSWER)[0] ?? [];
				const text = String(answer?.json.output);
				const days = { from: `${yesterday} 00:00:00`, to: `${yesterday} 23:59:59` };
				const rows = await reportOf(world, [by], { ...days, timezone: 'UTC' });
				const best = [...rows].sort((a, b) => Number(b.revenue) - Number(a.revenue))[0];
				world.run.log(`        ${asked} ${String(best?.[by])}`);
				assert.ok(text.includes(String(best?.[by])), text);
				assert.ok(text.includes(String(best?.revenue)), text);
				assert.equal(model.tools.length, TOOLS, 'tools that are offered');
				for (const { description, name } of model.tools) assert.ok(description, name);
				const last = model.questions.at(-1)?.messages ?? [];
				const earlier = last.filter(({ content }) => content === QUESTIONS[0].asked);
				assert.equal(earlier.length, 1, 'the first question is not in the memory');
				await expectReadingOnly();
			},
		};

		async function expectReadingOnly(): Promise<void> {
			const received = await world.control('keitaro').received('/', begun);
			assert.ok(received.length > 0, 'the tracker was not asked');
			const others = received.filter(({ method, path }) => method !== 'GET' && !READING.test(path));
			assert.deepEqual(others, []);
		}
	},
};
