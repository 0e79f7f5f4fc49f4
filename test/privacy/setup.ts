import { closeTest, openTest } from '../harness/witness';

openTest();

/** Every test of the package also proves that nothing private got out of the nodes it ran. */
afterEach(() => {
	const breaches = [...closeTest().breaches];
	if (breaches.length > 0) {
		throw new Error(`Something private was shown (see test/privacy):\n${breaches.join('\n')}`);
	}
});
