import type { IDataObject } from 'n8n-workflow';
import { oneOf } from '../common/listing';
import { locator } from '../common/locators';
import { shown } from '../common/output';
import type { KeitaroCall, KeitaroOperation } from '../operation';
import { put, switchedOff } from './members';
import { memberState, share, type MemberSpec } from './members.fields';

const flow = locator('flowId', 'The flow to change, by its name in the list or by its ID');

const rowOf = ({ param }: KeitaroCall, { key, id }: MemberSpec): IDataObject => ({
	[key]: param.id(id),
	share: param.number('share'),
	state: param.text('state'),
});

/** Sends one list of the flow, with what real builds want again on every update (keitaro-api §3.2). */
async function save(
	{ api }: KeitaroCall,
	path: string,
	now: IDataObject,
	body: IDataObject,
): Promise<IDataObject> {
	const { schema, action_type } = now;
	return shown(oneOf(await api.put(path, { schema, action_type, ...body })));
}

/** Adds a landing page or offer to a flow, or changes its share; the others stay. */
export function addTo(spec: MemberSpec): KeitaroOperation {
	const { displayName, one, id, list, key } = spec;
	const title = displayName.replace(/s$/, '');
	return {
		name: `Add ${title}`,
		action: `Add ${one === 'offer' ? 'an' : 'a'} ${one} to a flow`,
		description: `Send clicks of a flow to ${one === 'offer' ? 'an' : 'a'} ${one} too, or change its share`,
		fields: [flow, locator(id, `The ${one} to send clicks to`), share, memberState],
		async run(call) {
			const path = `/streams/${call.param.id('flowId')}`;
			const row = rowOf(call, spec);
			const now = oneOf(await call.api.get(path));
			return await save(call, path, now, { [list]: put(now[list], row, key) });
		},
	};
}

/** Takes clicks away from a landing page or offer of a flow. */
export function removeFrom({ displayName, one, id, list, key }: MemberSpec): KeitaroOperation {
	const title = displayName.replace(/s$/, '');
	return {
		name: `Remove ${title}`,
		action: `Remove ${one === 'offer' ? 'an' : 'a'} ${one} from a flow`,
		description: `Switch off ${one === 'offer' ? 'an' : 'a'} ${one} of a flow: share 0, state disabled`,
		fields: [flow, locator(id, `The ${one} to take clicks from`)],
		async run(call) {
			const { api, param } = call;
			const path = `/streams/${param.id('flowId')}`;
			const member = param.id(id);
			const now = oneOf(await api.get(path));
			const rows = switchedOff(now[list], member, key);
			if (rows === undefined) throw param.wrong(id, `is not in this flow: ${member}`);
			return await save(call, path, now, { [list]: rows });
		},
	};
}
