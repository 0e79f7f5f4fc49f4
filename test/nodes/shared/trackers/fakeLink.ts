import type { ServiceRequest } from '../../../../nodes/shared/n8n/http';
import type { TrackerLink } from '../../../../nodes/shared/trackers/module';

/**
 * A way to an account that exists in memory only: for what would take too long over HTTP. Sleeping
 * moves its clock.
 */
export function fakeLink(
	answer: (asked: ServiceRequest) => Promise<unknown>,
	credential: TrackerLink['credential'] = { accountName: 'agency', url: 'https://t.example.com' },
): TrackerLink {
	let now = Date.UTC(2026, 10, 20, 12);
	const send: TrackerLink['send'] = async (asked) => ({
		answer: { status: 200, headers: {}, body: await answer(asked) },
	});
	return {
		send,
		once: send,
		plain: async () => await Promise.reject(new Error('Nothing outside of the API is asked for')),
		credential,
		now: () => now,
		sleep: async (ms) => {
			now += ms;
		},
	};
}
