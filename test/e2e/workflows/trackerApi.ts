import type { IDataObject } from 'n8n-workflow';
import type { ReadyWorld } from './world';

/** One call of the simulated Keitaro, as its panel would make it. */
export async function callKeitaro<T>(
	{ urls }: ReadyWorld,
	method: string,
	path: string,
	body?: IDataObject,
): Promise<T> {
	const response = await fetch(`${urls.keitaro}/admin_api/v1${path}`, {
		method,
		headers: { 'api-key': 'keitaro-test-key', 'content-type': 'application/json' },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	const text = await response.text();
	if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
	return JSON.parse(text) as T;
}

/** What the tracker itself counts. Amounts are numbers. */
export async function reportOf(
	world: ReadyWorld,
	grouping: readonly string[],
	range: { from: string; to: string; timezone: string },
): Promise<IDataObject[]> {
	const metrics = ['clicks', 'conversions', 'revenue', 'cost', 'cr'];
	const limit = 100_000;
	const body = { grouping: [...grouping], metrics, range, limit };
	const { rows } = await callKeitaro<{ rows: IDataObject[] }>(
		world,
		'POST',
		'/report/build',
		body as unknown as IDataObject,
	);
	return rows.map((row) => ({
		...row,
		...Object.fromEntries(metrics.map((name) => [name, Number(row[name])])),
	}));
}
