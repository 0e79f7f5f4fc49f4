import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { byName } from '../../shared/n8n/byName';
import { simplified, USER } from '../../shared/wevion/simple';
import { allOf, configIdOf } from './asked';
import { cellText } from '../../shared/trackers/rows';

/** Users that the chosen tracker itself has. */
export async function getTrackerUsers(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const rows = await allOf(this, {
		endpoint: 'trackerUsers',
		names: ['users'],
		configId: configIdOf(this),
	});
	return rows
		.map((row) => simplified(row, USER))
		.map(({ id, name }) => ({ name: cellText(name ?? id), value: cellText(id ?? '') }))
		.filter(({ value }) => value !== '')
		.sort(byName);
}
