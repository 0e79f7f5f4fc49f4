/** Unit and engine tests. The end-to-end run on a real n8n server is `npm run e2e`. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testPathIgnorePatterns: ['/test/e2e/', '/test/bench/'],
	// All cores: the tests wait for simulators more than they reckon.
	maxWorkers: '100%',
	transform: { '^.+\\.ts$': 'ts-jest' },
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
};
