import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { readMessage, type Mail } from './mime';

export type { Mail } from './mime';

/** What a line of a client leads to. */
interface Session {
	from?: string;
	to: string[];
	greeted: boolean;
	/** Lines of the message, while it is being sent. */
	data?: string[];
}

/** Largest message taken, as the greeting tells. */
const MOST_BYTES = 10 * 1024 * 1024;
const ADDRESS = /^(MAIL FROM|RCPT TO):\s*<([^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)>(?:\s+\S+)*$/i;

/** A mail server of its own on 127.0.0.1 that keeps what it is sent and delivers nothing. */
export class Mailbox {
	/** What arrived, oldest first. */
	readonly mails: Mail[] = [];

	private constructor(
		private readonly server: Server,
		private readonly sockets: Set<Socket>,
	) {}

	static async open(port = 0): Promise<Mailbox> {
		const sockets = new Set<Socket>();
		const server = createServer();
		const mailbox = new Mailbox(server, sockets);
		server.on('connection', (socket) => {
			sockets.add(socket);
			socket.once('close', () => sockets.delete(socket));
			mailbox.serve(socket);
		});
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(port, '127.0.0.1', resolve);
		});
		return mailbox;
	}

	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}

	async close(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		await new Promise<void>((resolve) => this.server.close(() => resolve()));
	}

	private serve(socket: Socket): void {
		let session: Session = { to: [], greeted: false };
		let rest = '';
		const say = (line: string) => void socket.write(`${line}\r\n`);
		// One byte a character: the message says itself what its bytes mean.
		socket.setEncoding('latin1');
		socket.on('error', () => socket.destroy());
		socket.on('data', (chunk: string) => {
			const lines = (rest + chunk).split('\r\n');
			rest = lines.pop() ?? '';
			for (const line of lines) {
				if (session.data) session = this.take(line, session, session.data, say);
				else if (/^QUIT$/i.test(line)) socket.end('221 Bye\r\n');
				else session = this.obey(line, session, say);
			}
		});
		say('220 mailbox.example.com ESMTP');
	}

	/** A line outside a message. */
	private obey(line: string, session: Session, say: (line: string) => void): Session {
		if (/^(?:EHLO|HELO) \S+$/i.test(line)) {
			say(`250-mailbox.example.com`);
			say(`250 SIZE ${MOST_BYTES}`);
			return { to: [], greeted: true };
		}
		if (/^RSET$/i.test(line)) {
			say('250 Forgotten');
			return { to: [], greeted: session.greeted };
		}
		const [, verb, address] = ADDRESS.exec(line) ?? [];
		if (!session.greeted) say('503 Say who you are first');
		else if (verb === undefined && /^(?:MAIL|RCPT)/i.test(line)) say('501 That is no address');
		else if (verb !== undefined && /^MAIL/i.test(verb)) {
			say('250 Sender taken');
			return { ...session, from: address, to: [] };
		} else if (verb !== undefined && session.from !== undefined) {
			say('250 Recipient taken');
			return { ...session, to: [...session.to, address ?? ''] };
		} else if (/^DATA$/i.test(line) && session.to.length > 0) {
			say('354 Go on');
			return { ...session, data: [] };
		} else say(/^(?:RCPT|DATA)/i.test(line) ? '503 Out of order' : '500 Unknown');
		return session;
	}

	/** A line of a message; a dot alone ends it. */
	private take(
		line: string,
		session: Session,
		data: string[],
		say: (line: string) => void,
	): Session {
		if (line !== '.') {
			data.push(line.startsWith('.') ? line.slice(1) : line);
			return session;
		}
		this.mails.push(readMessage(data.join('\r\n'), session.from ?? '', session.to));
		say('250 Kept');
		return { to: [], greeted: true };
	}
}
