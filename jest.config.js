/** Unit and engine tests. The end-to-end run on a real n8n server is `npm run e2e`. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testPathIgnorePatterns: ['/test/e2e/', '/test/bench/'],
	transform: { '^.+\\.ts$': 'ts-jest' },
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
};
