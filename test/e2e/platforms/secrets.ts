import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Run } from '../run';
import { BUYER } from './items';
import type { PlatformWorld } from './world';

/** Fields of the credentials whose values nobody may see. */
const SECRET = /token|secret|key/i;
/** What both the simulators and their addresses are made of is no secret. */
const SHORTEST = 8;

/** Values that must stand in no output and no log. */
export function hidden({ accounts }: PlatformWorld): string[] {
	const secrets = accounts.flatMap(({ input }) =>
		Object.entries(input.data)
			.filter(([name, value]) => SECRET.test(name) && typeof value === 'string')
			.map(([, value]) => String(value)),
	);
	const people = [...Object.values(BUYER), BUYER.phone.replace(/\D/g, '')];
	return [...new Set([...secrets, ...people])].filter(({ length }) => length >= SHORTEST);
}

export function expectHidden(world: PlatformWorld, text: string): void {
	const found = hidden(world).filter((secret) => text.includes(secret));
	assert.deepEqual(found, []);
}

/** What n8n printed since its first start. */
export async function checkLog({ stage, checks }: Run, world: PlatformWorld): Promise<void> {
	await checks.check("n8n's log holds no key, no e-mail and no phone number", () => {
		const log = readFileSync(stage.server.logFile, 'utf8');
		assert.ok(log.length > 0, 'there is no log');
		expectHidden(world, log);
	});
}
