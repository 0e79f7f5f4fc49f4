import { request } from 'node:http';
import type { SimulatorUrls } from '../../live/simulators';
import { KEITARO_KEY } from '../accounts';
import { daysOf, type BreakdownLeg } from './legs';

/** Days of the report, UTC. */
export interface Days {
	from: string;
	to: string;
}

/**
 * Lets the tracker count once what the node will ask for, and answers how long that took. A real
 * tracker has a database for it; here it is the simulator's own work and none of the node's.
 */
export async function letCount(
	{ keitaro }: SimulatorUrls,
	{ grouping, dayByDay }: BreakdownLeg,
	days: Days,
): Promise<number> {
	const begun = performance.now();
	const ranges = dayByDay ? daysOf(days).map((day) => ({ from: day, to: day })) : [days];
	for (const range of ranges) {
		const body = { range: { ...range, timezone: 'UTC' }, grouping, metrics: ['clicks'], limit: 1 };
		await post(`${keitaro}/admin_api/v1/report/build`, body);
	}
	return performance.now() - begun;
}

/** Without a time limit: counting millions takes longer than a client of a tracker would wait. */
async function post(url: string, body: object): Promise<void> {
	const headers = { 'api-key': KEITARO_KEY, 'content-type': 'application/json' };
	return await new Promise((resolve, reject) => {
		const sent = request(url, { method: 'POST', agent: false, headers }, (response) => {
			response.resume();
			response.on('error', reject);
			response.on('end', () => {
				if (response.statusCode === 200) resolve();
				else reject(new Error(`The tracker answered ${response.statusCode}`));
			});
		});
		sent.on('error', reject);
		sent.end(JSON.stringify(body));
	});
}
