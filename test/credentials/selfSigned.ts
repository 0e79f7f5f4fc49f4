import { generateKeyPairSync, sign } from 'node:crypto';

/** DER: tag, length, content. Lengths up to 65,535 are enough for a certificate. */
function der(tag: number, ...content: Buffer[]): Buffer {
	const body = Buffer.concat(content);
	const { length } = body;
	const size = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const sequence = (...content: Buffer[]) => der(0x30, ...content);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const utcTime = (year: number) => der(0x17, Buffer.from(`${year % 100}0101000000Z`));
const bitString = (content: Buffer) => der(0x03, Buffer.from([0]), content);

const ECDSA_WITH_SHA256 = sequence(oid('2a8648ce3d040302'));
const COMMON_NAME = oid('550403');

/** A fresh self-signed certificate for 127.0.0.1 with its key, in PEM: nothing secret is kept in files. */
export function selfSigned(): { key: string; cert: string } {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
	const name = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from('127.0.0.1')))));
	const toBeSigned = sequence(
		der(0x02, Buffer.from([1])),
		ECDSA_WITH_SHA256,
		name,
		sequence(utcTime(2020), utcTime(2049)),
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
	);
	const signature = bitString(sign('sha256', toBeSigned, privateKey));
	const cert = sequence(toBeSigned, ECDSA_WITH_SHA256, signature).toString('base64');
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		cert: `-----BEGIN CERTIFICATE-----\n${cert}\n-----END CERTIFICATE-----\n`,
	};
}
