import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { simplified, USER } from '../../shared/wevion/simple';
import { allOf, configIdOf } from './asked';

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
		.map(({ id, name }) => ({ name: String(name ?? id), value: String(id ?? '') }))
		.filter(({ value }) => value !== '')
		.sort((a, b) => a.name.localeCompare(b.name));
}
