import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A tool as an agent offers it to its model. */
export interface OfferedTool {
	name: string;
	description: string;
	/** JSON schema of the arguments. */
	parameters: { properties: Record<string, { type: string; description?: string }> };
}

interface Message {
	role: string;
	content: unknown;
}

/** One question to the model, as the chat completions API of OpenAI has it. */
interface Question {
	model: string;
	messages: Message[];
	tools?: Array<{ function: OfferedTool }>;
}

/** A call of a tool by its name. */
export interface ToolCall {
	name: string;
	arguments: Record<string, unknown>;
}

/** Which tool to use for what was asked. */
export type Choice = (tools: readonly OfferedTool[], asked: string) => ToolCall | undefined;

/** The first tool that is offered, with the same value for each argument. */
export const firstToolWith =
	(value: string): Choice =>
	([tool]) =>
		tool && {
			name: tool.name,
			arguments: Object.fromEntries(
				Object.keys(tool.parameters.properties).map((name) => [name, value]),
			),
		};

/** Stands where a language model would: uses one tool, and answers with what that said. */
export class ScriptedModel {
	/** What it was asked, oldest first. */
	readonly questions: Question[] = [];
	private server?: Server;

	constructor(private readonly choose: Choice) {}

	/** Starts it on a free port; answers the base URL for an OpenAI credential. */
	async start(): Promise<string> {
		const server = createServer((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const question = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Question;
				this.questions.push(question);
				response.setHeader('content-type', 'application/json');
				response.end(JSON.stringify(this.answer(question)));
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		this.server = server;
		return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
	}

	async stop(): Promise<void> {
		await new Promise<void>((resolve) => {
			this.server?.close(() => resolve());
			this.server?.closeAllConnections();
		});
	}

	/** Tools of the first question. */
	get tools(): OfferedTool[] {
		return (this.questions[0]?.tools ?? []).map((tool) => tool.function);
	}

	private answer({ model, messages, tools = [] }: Question) {
		const last = messages.at(-1);
		const offered = tools.map((tool) => tool.function);
		const call = last?.role === 'tool' ? undefined : this.choose(offered, String(last?.content));
		const message = call
			? { role: 'assistant', content: null, tool_calls: [toRequest(call)] }
			: { role: 'assistant', content: String(last?.content) };
		return {
			id: 'scripted',
			object: 'chat.completion',
			created: 1,
			model,
			choices: [{ index: 0, message, finish_reason: call ? 'tool_calls' : 'stop' }],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	}
}

const toRequest = ({ name, arguments: given }: ToolCall) => ({
	id: 'call_1',
	type: 'function',
	function: { name, arguments: JSON.stringify(given) },
});
