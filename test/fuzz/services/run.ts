import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	NodeExecutionHint,
} from 'n8n-workflow';
import { executeNode, type NodeSetup } from '../../harness';
import { expectNothingPlanted } from '../arbitraries';
import type { Answer } from '../platforms/answers';

/** No operation takes as many; whoever asks on and on never ends. */
const MOST_REQUESTS = 200;
/** What is longer nobody reads. */
const LONGEST_ERROR = 1_500;

class EndlessError extends Error {}

/** A node of a workflow, ready to be run as often as one likes. */
export interface Ready {
	node: INodeType;
	context: IExecuteFunctions & { hints?: NodeExecutionHint[] };
}

/** n8n's own context of a node that is set up so. */
export async function readied(setup: NodeSetup, items: INodeExecutionData[]): Promise<Ready> {
	const found: IExecuteFunctions[] = [];
	const catcher = Object.assign(Object.create(setup.node) as INodeType, {
		async execute(this: IExecuteFunctions) {
			found.push(this);
			return await Promise.resolve([[]]);
		},
	});
	await executeNode({ ...setup, node: catcher, items });
	const [context] = found;
	if (context === undefined) throw new Error('The node was not run');
	return { node: setup.node, context };
}

/** Runs the node, which gets these answers; then the last of them on and on, or all of them in turns. */
async function answered({ node, context }: Ready, answers: readonly Answer[], inTurns: boolean) {
	let asked = 0;
	const send = async () => {
		const answer = answers[inTurns ? asked % answers.length : Math.min(asked, answers.length - 1)];
		asked += 1;
		if (asked > MOST_REQUESTS || answer === undefined) throw new EndlessError('It asks for ever');
		const { status: statusCode, headers, text: body } = answer;
		return await Promise.resolve({ statusCode, headers, body });
	};
	Object.assign(context.helpers, { httpRequestWithAuthentication: send, httpRequest: send });
	const output = (await node.execute?.call(context)) as INodeExecutionData[][];
	return output;
}

/** An error and all that it came of. */
function* causes(error: unknown): Generator<Error> {
	for (let level = error; level instanceof Error; level = level.cause) yield level;
}

const CRASHES = ['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError', 'EndlessError'];

/** One clear sentence, of n8n's kind, that shows nothing. */
function expectClear(error: unknown, secrets: readonly string[]): void {
	const crash = [...causes(error)].find(({ constructor }) => CRASHES.includes(constructor.name));
	if (crash !== undefined) throw crash;
	const { name, message, description, messages } = error as Error & {
		description?: string | null;
		messages?: string[];
	};
	if (!['NodeApiError', 'NodeOperationError'].includes(name)) throw error as Error;
	if (message.trim() === '') throw new Error('It fails without a word');
	const text = [message, description, ...(messages ?? [])].join(' ');
	if (text.length > LONGEST_ERROR) throw new Error(`It fails in ${text.length} characters`);
	expectNothingPlanted(text, ...secrets);
}

/** Rows, or one clear error, and an end. */
export async function expectRowsOrError(
	ready: Ready,
	answers: readonly Answer[],
	{ secrets, inTurns = false }: { secrets: readonly string[]; inTurns?: boolean },
): Promise<void> {
	try {
		const output = await answered(ready, answers, inTurns);
		for (const { json } of output.flat()) {
			if (typeof json !== 'object' || json === null || Array.isArray(json))
				throw new RangeError(`An item is ${JSON.stringify(json)}`);
			JSON.stringify(json);
		}
	} catch (error) {
		expectClear(error, secrets);
	}
	const said = (ready.context.hints ?? []).map(({ message }) => message).join(' ');
	ready.context.hints?.splice(0);
	expectNothingPlanted(said, ...secrets);
}
