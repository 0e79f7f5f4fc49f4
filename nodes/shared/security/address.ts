/** An IP address as a number. IPv4 inside IPv6 (`::ffff:192.0.2.1`) is taken for what it stands for. */
export interface Address {
	bits: bigint;
	/** 32 or 128. */
	size: 32 | 128;
}

/** A block of addresses: those whose first `prefix` bits are the same. */
export interface Block extends Address {
	prefix: number;
}

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
/** No leading zeros: some systems read them as octal, so they would mean two addresses. */
const V4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);
const GROUP = /^[0-9a-f]{1,4}$/i;
const MAPPED = 0xffffn;

/** An address from text, without port or with one as proxies write it. `undefined` when it is none. */
export function parseAddress(text: string): Address | undefined {
	const bare = withoutPort(text.trim());
	if (V4.test(bare)) return { bits: bitsOfV4(bare), size: 32 };
	const bits = bitsOfV6(bare.split('%')[0] ?? '');
	if (bits === undefined) return undefined;
	return bits >> 32n === MAPPED ? { bits: bits & 0xffff_ffffn, size: 32 } : { bits, size: 128 };
}

/** A block in CIDR notation, or a single address. `undefined` when it is neither. */
export function parseBlock(text: string): Block | undefined {
	const [place = '', length, ...rest] = text.trim().split('/');
	const address = parseAddress(place);
	if (address === undefined || rest.length > 0) return undefined;
	if (length === undefined) return { ...address, prefix: address.size };
	if (!/^\d{1,3}$/.test(length)) return undefined;
	// `::ffff:10.0.0.0/104` counts from the start of the IPv6 address.
	const prefix = Number(length) - (address.size === 32 && place.includes(':') ? 96 : 0);
	return prefix >= 0 && prefix <= address.size ? { ...address, prefix } : undefined;
}

export function isInside(address: Address, block: Block): boolean {
	if (address.size !== block.size) return false;
	const rest = BigInt(block.size - block.prefix);
	return address.bits >> rest === block.bits >> rest;
}

/** `[2001:db8::1]:443` and `192.0.2.1:443` without the port. */
function withoutPort(text: string): string {
	const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text);
	if (bracketed) return bracketed[1] ?? '';
	return /^[\d.]+:\d{1,5}$/.test(text) ? text.slice(0, text.indexOf(':')) : text;
}

function bitsOfV4(text: string): bigint {
	return text.split('.').reduce((bits, octet) => (bits << 8n) | BigInt(octet), 0n);
}

function bitsOfV6(text: string): bigint | undefined {
	const halves = text.split('::');
	if (halves.length > 2) return undefined;
	const [head, tail] = halves.map((half, index) => groupsOf(half, index === halves.length - 1));
	if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
	const missing = 8 - head.length - (tail?.length ?? 0);
	// `::` stands for one group of zeros at least.
	if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
	const groups = [...head, ...new Array<bigint>(missing).fill(0n), ...(tail ?? [])];
	return groups.reduce((bits, group) => (bits << 16n) | group, 0n);
}

/** The 16-bit groups of one side of `::`; the last may be written as an IPv4 address. */
function groupsOf(half: string, isEnd: boolean): bigint[] | undefined {
	if (half === '') return [];
	const groups: bigint[] = [];
	const parts = half.split(':');
	for (const [index, part] of parts.entries()) {
		if (GROUP.test(part)) {
			groups.push(BigInt(`0x${part}`));
		} else if (isEnd && index === parts.length - 1 && V4.test(part)) {
			const bits = bitsOfV4(part);
			groups.push(bits >> 16n, bits & 0xffffn);
		} else {
			return undefined;
		}
	}
	return groups;
}
