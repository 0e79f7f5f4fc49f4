import { workflowFiles } from '../live/workflow-files';
import { READY } from '../e2e/workflows/registry';

it('every workflow that users import is run on a real n8n', () =>
	expect(Object.keys(READY).sort()).toEqual(workflowFiles()));
