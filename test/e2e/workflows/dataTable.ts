import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { Rest } from '../../live/rest';

const PAGE = 250;

interface Tables {
	/** Path of all of them. */
	path: string;
	/** Ids of those of the name. */
	ids: string[];
}

async function tablesOf(rest: Rest, name: string): Promise<Tables> {
	const { id: project } = await rest.call<{ id: string }>('GET', '/rest/projects/personal');
	const path = `/rest/projects/${project}/data-tables`;
	const { data } = await rest.call<{ data: Array<{ id: string; name: string }> }>('GET', path);
	return { path, ids: data.filter((one) => one.name === name).map(({ id }) => id) };
}

async function pathOf(rest: Rest, name: string): Promise<string> {
	const { path, ids } = await tablesOf(rest, name);
	assert.equal(ids.length, 1, `${ids.length} data tables called '${name}'`);
	return `${path}/${ids[0]}`;
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

/** Adds rows to a table, as a person does in its grid. */
export async function addDataTableRows(
	rest: Rest,
	name: string,
	data: readonly IDataObject[],
): Promise<void> {
	await rest.call('POST', `${await pathOf(rest, name)}/insert`, { data });
}

/** Deletes the table that another workflow may have left. */
export async function dropDataTable(rest: Rest, name: string): Promise<void> {
	const { path, ids } = await tablesOf(rest, name);
	for (const id of ids) await rest.call('DELETE', `${path}/${id}`);
}
