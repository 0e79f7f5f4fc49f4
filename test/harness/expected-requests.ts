import nock from 'nock';

/** After each test: every request that nock expected was made, and none is left for the next test. */
export function allRequestsMade(): void {
	const pending = nock.pendingMocks();
	nock.cleanAll();
	expect(pending).toEqual([]);
}
