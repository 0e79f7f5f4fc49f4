import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { Rest } from '../../live/rest';

/** More than any of these workflows keeps. */
const MOST_ROWS = 250;

/** Rows of a data table of n8n, page by page. */
export async function dataTableRows(rest: Rest, name: string): Promise<IDataObject[]> {
	const { id: project } = await rest.call<{ id: string }>('GET', '/rest/projects/personal');
	const tables = `/rest/projects/${project}/data-tables`;
	const { data } = await rest.call<{ data: Array<{ id: string; name: string }> }>('GET', tables);
	const found = data.filter((one) => one.name === name);
	assert.equal(found.length, 1, `${found.length} data tables called '${name}'`);
	const rows: IDataObject[] = [];
	for (;;) {
		const page = await rest.call<{ count: number; data: IDataObject[] }>(
			'GET',
			`${tables}/${found[0]?.id}/rows?take=${MOST_ROWS}&skip=${rows.length}`,
		);
		rows.push(...page.data);
		if (page.data.length === 0 || rows.length >= page.count) return rows;
	}
}
