import { Editor } from '../../live/browser';
import type { Run } from '../run';
import { OWNER } from '../stage';
import { checkOperations } from './operations';
import { checkPreview, checkSchemas } from './schemas';
import { checkTool } from './tool';

/** The Keitaro node as a person meets it: in the editor, in its panel, as a tool of an agent. */
export async function keitaroNode(run: Run): Promise<void> {
	const { stage, checks } = run;
	await checkSchemas(run);
	const editor = await Editor.open(stage.server.url, OWNER);
	try {
		await checkOperations(run, editor);
		await checkPreview(run, editor);
		await checkTool(run, editor);
		await checks.check('the editor reported no error of its own', () => {
			if (editor.pageErrors.length > 0) throw new Error(editor.pageErrors.join('\n'));
		});
	} finally {
		await editor.close();
	}
}
