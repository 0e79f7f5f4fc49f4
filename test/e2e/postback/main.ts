/** The Postback Trigger on an n8n server of its own: `node <compiled>/test/e2e/postback/main.js`. */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Checks } from '../../live/checks';
import { ensureHost } from '../../live/install';
import { print } from '../../live/log';
import { N8nServer } from '../../live/n8n';
import { packPackage } from '../../live/pack';
import { runProgram } from '../../live/program';
import { Rest } from '../../live/rest';
import { postbackChecks } from './postbackChecks';
import { registrationChecks } from './registrationChecks';

async function main(): Promise<void> {
	const host = await ensureHost(print);
	const tarball = await packPackage(print);
	const folder = mkdtempSync(join(tmpdir(), 'tracker-hub-postback-'));
	print(`n8n ${host.version}, data and logs in ${folder}`);
	const env = {
		N8N_WORKFLOW_PUBLICATION_OUTBOX_LEASE_SECONDS: '30',
		N8N_WORKFLOW_PUBLICATION_OUTBOX_POLL_INTERVAL_MS: '1000',
	};
	const server = await N8nServer.start({ host, userFolder: folder, tarball, env, log: print });
	const rest = new Rest(server.url);
	await rest.signIn({ email: 'owner@example.com', password: 'Example1password' });
	const checks = new Checks();
	await postbackChecks({ rest, url: server.url, checks });
	await registrationChecks({ rest, server, checks });
	checks.finish();
	await server.stop();
	if (process.exitCode !== 1) await rm(folder, { recursive: true, force: true });
}

runProgram(main);
