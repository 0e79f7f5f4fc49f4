const os = require('node:os');

/** Unit and engine tests. The end-to-end run on a real n8n server is `npm run e2e`. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testPathIgnorePatterns: ['/test/e2e/', '/test/bench/'],
	// All cores, and never in Jest's own process, which keeps what every suite has loaded (n8n-core each
	// time) until there is no memory left; a worker that has grown is replaced.
	maxWorkers: Math.max(2, os.availableParallelism()),
	workerIdleMemoryLimit: '800MB',
	// Tests count what arrives and never how long it took: on a busy machine everything takes longer.
	testTimeout: 60_000,
	// What every test must not do, whatever it is about: show secrets or personal data.
	setupFilesAfterEnv: ['<rootDir>/test/privacy/setup.ts'],
	transform: { '^.+\\.ts$': 'ts-jest' },
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
};
