const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const OBJECT_ID = /^[0-9a-f]{24}$/;

/** How a kind of id is written shorter; the sign in front says which. */
interface Shortening {
	sign: string;
	fits: RegExp;
	restore: (hex: string) => string;
}

const SHORTENINGS: readonly Shortening[] = [
	// Voluum, BeMob: 36 characters become 23.
	{
		sign: '~',
		fits: UUID,
		restore: (hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
	},
	// RedTrack: 24 become 17.
	{ sign: '^', fits: OBJECT_ID, restore: (hex) => hex },
];

/** An id as the state keeps it: hexadecimal ones in base64url, all others as they are behind a `=`. */
export function shortened(id: string): string {
	const found = SHORTENINGS.find(({ fits }) => fits.test(id));
	if (found === undefined) return `=${id}`;
	return found.sign + Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
}

export function restored(short: string): string {
	const found = SHORTENINGS.find(({ sign }) => short.startsWith(sign));
	const rest = short.slice(1);
	return found ? found.restore(Buffer.from(rest, 'base64url').toString('hex')) : rest;
}
