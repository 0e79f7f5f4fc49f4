import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { WorkflowInput } from '../live/rest-types';
import { workflowFiles } from '../live/workflow-files';
import { manifest, root } from './support';

const folder = path.join(root, 'workflows');
const text = readFileSync(path.join(folder, 'README.md'), 'utf8');

/** Nodes whose name in n8n is not the words of their type. */
const NAMES: Readonly<Record<string, string>> = {
	agent: 'AI Agent',
	convertToFile: 'Convert to File',
	emailSend: 'Send Email',
	form: 'n8n Form',
	formTrigger: 'n8n Form Trigger',
	html: 'HTML',
	httpRequest: 'HTTP Request',
	lmChatOpenAi: 'OpenAI Chat Model',
	memoryBufferWindow: 'Simple Memory',
	noOp: 'No Operation',
	set: 'Edit Fields',
};

/** `scheduleTrigger` is the Schedule Trigger; a node that is a tool goes by the name of the node. */
function nameOf(type: string): string {
	const own = type.startsWith(`${manifest.name}.`);
	const short = type.slice(type.lastIndexOf('.') + 1).replace(own ? /Tool$/ : /$^/, '');
	const words = short.replace(/([A-Z])/g, ' $1');
	return NAMES[short] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** Rows of the table: the linked file, and the cells beside it. */
const rows = text.split('\n').flatMap((line) => {
	const [, file, does = '', set = '', nodes = ''] =
		/^\| \[([\w-]+)\.json\]\(\1\.json\)\s*\|([^|]*)\|([^|]*)\|([^|]*)\|$/.exec(line) ?? [];
	return file === undefined ? [] : [{ file, does, set, nodes }];
});

it('every ready workflow stands in the table of them, once', () =>
	expect(rows.map(({ file }) => file).sort()).toEqual(workflowFiles()));

it.each(rows)('the table names the nodes of $file as it has them', ({ file, does, set, nodes }) => {
	const workflow = JSON.parse(
		readFileSync(path.join(folder, `${file}.json`), 'utf8'),
	) as WorkflowInput;
	const types = workflow.nodes.map(({ type }) => type).filter((type) => !/stickyNote$/.test(type));
	const named = nodes.split(',').map((name) => name.trim());
	expect(named.sort()).toEqual([...new Set(types.map(nameOf))].sort());
	expect(does.trim()).not.toBe('');
	expect(set.trim()).not.toBe('');
});
