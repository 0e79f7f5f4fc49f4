import type { Problem, ProblemKind } from '../../../../nodes/shared/n8n/problem';
import { ServiceError, toNodeError } from '../../../../nodes/shared/n8n/serviceError';
import {
	adviceOf,
	messageOf,
	SENTENCES,
	type ServiceVoice,
} from '../../../../nodes/shared/n8n/sentences';

const SERVICE: ServiceVoice = { name: 'Acme Ads', credential: 'Acme Ads API' };
const KINDS = Object.keys(SENTENCES) as ProblemKind[];

const full = (kind: ProblemKind): Problem => ({ kind, status: 418, detail: 'its own words' });

describe.each(KINDS)('%s', (kind) => {
	it.each<[string, Problem]>([
		['with all there is to know', full(kind)],
		['with nothing known', { kind }],
		['with a blank detail', { kind, detail: '' }],
	])('says what happened and what to do, %s', (_with, problem) => {
		for (const text of [messageOf(SERVICE, problem), adviceOf(SERVICE, problem)]) {
			expect(text.length).toBeGreaterThan(15);
			expect(text).toMatch(/^[A-Z]/);
			expect(text).not.toMatch(/undefined|null|\[object|\(\)|[.:\s]$/);
		}
	});

	it('names the service, so that a user with five of them knows which', () =>
		expect(messageOf(SERVICE, { kind })).toContain('Acme Ads'));

	it("lets the service's own advice go first", () => {
		const service = { ...SERVICE, advice: { [kind]: 'Ask Acme' } };
		expect(adviceOf(service, full(kind))).toBe('Ask Acme');
	});
});

it('has a different message for each, or there would be no telling apart', () => {
	const messages = KINDS.map((kind) => messageOf(SERVICE, { kind }));
	expect(new Set(messages).size).toBe(KINDS.length);
});

describe('the error of a node', () => {
	const node = {
		id: '1',
		name: 'Test',
		type: 'test',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {},
	};

	it.each(KINDS)("%s shows our sentences, not n8n's general ones", (kind) => {
		const problem: Problem = { kind, status: 500, detail: 'ECONNREFUSED ENOTFOUND' };
		const shown = toNodeError(node, new ServiceError(SERVICE, problem), 3);
		expect(shown.message).toBe(messageOf(SERVICE, problem));
		expect(shown.description).toBe(adviceOf(SERVICE, problem));
		expect(shown.context.itemIndex).toBe(3);
	});
});
