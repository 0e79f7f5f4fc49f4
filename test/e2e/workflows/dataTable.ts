import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { Rest } from '../../live/rest';

const PAGE = 250;

/** Where n8n keeps the rows of a data table of this name. */
async function pathOf(rest: Rest, name: string): Promise<string> {
	const { id: project } = await rest.call<{ id: string }>('GET', '/rest/projects/personal');
	const tables = `/rest/projects/${project}/data-tables`;
	const { data } = await rest.call<{ data: Array<{ id: string; name: string }> }>('GET', tables);
	const found = data.filter((one) => one.name === name);
	assert.equal(found.length, 1, `${found.length} data tables called '${name}'`);
	return `${tables}/${found[0]?.id}`;
}

/** Rows of a data table of n8n, page by page. */
export async function dataTableRows(rest: Rest, name: string): Promise<IDataObject[]> {
	const path = await pathOf(rest, name);
	const rows: IDataObject[] = [];
	for (;;) {
		const page = await rest.call<{ count: number; data: IDataObject[] }>(
			'GET',
			`${path}/rows?take=${PAGE}&skip=${rows.length}`,
		);
		rows.push(...page.data);
		if (page.data.length === 0 || rows.length >= page.count) return rows;
	}
}

export async function addDataTableRows(
	rest: Rest,
	name: string,
	data: readonly IDataObject[],
): Promise<void> {
	await rest.call('POST', `${await pathOf(rest, name)}/insert`, { data });
}
