import { createServer } from 'node:net';

const host = '127.0.0.1';

/** Whether a port of the loopback interface can be listened on. Port 0 picks a free one. */
async function tryPort(port: number): Promise<number | undefined> {
	return await new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(undefined));
		server.listen({ port, host, exclusive: true }, () => {
			const address = server.address();
			const taken = typeof address === 'object' && address ? address.port : undefined;
			server.close(() => resolve(taken));
		});
	});
}

/** Whether nothing listens on the port of 127.0.0.1. */
export async function isFree(port: number): Promise<boolean> {
	return (await tryPort(port)) !== undefined;
}

/** The first choice where it is free, else any free port of 127.0.0.1. */
export async function freePort(firstChoice?: number): Promise<number> {
	const port = (firstChoice && (await tryPort(firstChoice))) || (await tryPort(0));
	if (port === undefined) throw new Error('No free port on 127.0.0.1.');
	return port;
}
