import type { IDataObject } from 'n8n-workflow';
import { namesOrIds } from '../../../shared/n8n/fields';
import type { EndpointName } from '../../../shared/wevion/endpoints';
import { chosen, ofTracker } from '../common/locators';
import { ownPath, withBodyFields } from '../common/options';
import type { WevionCall } from '../operation';

export const trackerUsers = namesOrIds(
	'Tracker User',
	'trackerUsers',
	{ loadOptionsMethod: 'getTrackerUsers', loadOptionsDependsOn: ['configId.value'] },
	'Users of the tracker whose data the member may see',
);

/**
 * Asks about the access of one member. Which of two paths it is, `…/access/:memberId` or `…/access`
 * with the member in the body, is not documented: a path without a place for the member gets it there.
 */
export async function askOfMember(
	call: WevionCall,
	endpoint: EndpointName,
	own: IDataObject = {},
): Promise<unknown> {
	const {
		api: { client },
		param,
	} = call;
	const member = chosen(param, 'memberId');
	const path = ownPath(param);
	const isInPath = client.path(endpoint, path).includes(':memberId');
	const named = isInPath ? {} : { [client.name('memberId')]: member };
	const body = withBodyFields(param, { ...named, ...own });
	return await client.ask(endpoint, {
		places: { ...ofTracker(param), memberId: member },
		path,
		...(Object.keys(body).length > 0 && { body }),
	});
}
