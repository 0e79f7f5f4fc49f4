/** Ids are 24 hexadecimal digits; the kind and the number in the truth are in them. */
const KINDS = {
	campaign: 'c1',
	offer: 'c2',
	landing: 'c3',
	stream: 'c4',
	source: 'c5',
	network: 'c6',
	conversion: 'c7',
	user: 'c8',
} as const;

export type Kind = keyof typeof KINDS;

export function redtrackId(kind: Kind, number: number): string {
	return `65f0${KINDS[kind]}${number.toString(16).padStart(18, '0')}`;
}

/** The number inside an id of this kind, or nothing when it is of another one. */
export function numberOfId(kind: Kind, id: string): number | undefined {
	const number = Number.parseInt(id.slice(6), 16);
	return redtrackId(kind, number) === id ? number : undefined;
}
