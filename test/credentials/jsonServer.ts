import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface JsonServer {
	/** Without a slash at the end. */
	address: string;
	stop: () => Promise<void>;
}

/** A service of somebody else's on 127.0.0.1, which answers this JSON to everything. */
export async function jsonServer(body: string, certificate?: ServerOptions): Promise<JsonServer> {
	const server = certificate ? createHttpsServer(certificate) : createHttpServer();
	server.on('request', (_request, response) => {
		response.setHeader('content-type', 'application/json').end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		address: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
