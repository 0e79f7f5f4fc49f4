import { createConnection } from 'node:net';

import { Mailbox } from './mailbox';

const MESSAGE = [
	'From: sender@example.com',
	'Subject: =?UTF-8?Q?Bericht_f=C3=BCr?= =?UTF-8?B?IGhldXRl?=',
	'Content-Type: multipart/mixed;',
	' boundary="outer"',
	'',
	'--outer',
	'Content-Type: text/html; charset=utf-8',
	'Content-Transfer-Encoding: quoted-printable',
	'',
	'<p>100=25 =E2=80=93 done</=',
	'p>',
	'..with a dot',
	'--outer',
	'Content-Type: text/csv; name=rows.csv',
	'Content-Disposition: attachment; filename=rows.csv',
	'Content-Transfer-Encoding: base64',
	'',
	'YSxi',
	'MSwy',
	'--outer--',
	'.',
];

let mailbox: Mailbox;
beforeEach(async () => {
	mailbox = await Mailbox.open();
});
afterEach(async () => await mailbox.close());

/** Says the lines one after another; answers the code of each reply. */
async function say(lines: readonly string[]): Promise<string[]> {
	const codes: string[] = [];
	const left = [...lines];
	return await new Promise((resolve, reject) => {
		const socket = createConnection({ host: '127.0.0.1', port: mailbox.port });
		socket.setEncoding('utf8');
		socket.on('error', reject);
		socket.on('data', (text: string) => {
			const last = text.trimEnd().split('\r\n').at(-1) ?? '';
			// A dash behind the code: more of the same reply is to come.
			if (/^\d{3}-/.test(last)) return;
			codes.push(last.slice(0, 3));
			const next = left.shift();
			if (next === undefined) {
				socket.destroy();
				resolve(codes);
			} else socket.write(`${next}\r\n`);
		});
	});
}

const OPENING = ['EHLO client.example.com', 'MAIL FROM:<sender@example.com>'];

it('keeps a message with its recipients, its HTML and what is attached', async () => {
	const to = ['RCPT TO:<one@example.com>', 'RCPT TO:<two@example.com>'];
	const codes = await say([...OPENING, ...to, 'DATA', MESSAGE.join('\r\n')]);
	expect(codes).toEqual(['220', '250', '250', '250', '250', '354', '250']);
	expect(mailbox.mails).toEqual([
		{
			from: 'sender@example.com',
			to: ['one@example.com', 'two@example.com'],
			subject: 'Bericht für heute',
			html: '<p>100% – done</p>\r\n.with a dot',
			text: '',
			attachments: [{ name: 'rows.csv', type: 'text/csv', content: Buffer.from('a,b1,2') }],
		},
	]);
});

describe.each<[string, string[], string]>([
	['a sender before a greeting', ['MAIL FROM:<sender@example.com>'], '503'],
	['a recipient before a sender', ['EHLO a.example.com', 'RCPT TO:<one@example.com>'], '503'],
	['a message without a recipient', [...OPENING, 'DATA'], '503'],
	['something that is no address', [...OPENING, 'RCPT TO:<nobody>'], '501'],
	['two addresses in one', [...OPENING, 'RCPT TO:<a@example.com,b@example.com>'], '501'],
	['a word it does not know', ['EHLO a.example.com', 'LOOK'], '500'],
])('a mail client that sends %s', (_, lines, code) => {
	it(`gets ${code}, and nothing is kept`, async () => {
		expect((await say(lines)).at(-1)).toBe(code);
		expect(mailbox.mails).toEqual([]);
	});
});
