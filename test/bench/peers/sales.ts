import type { User } from '../../../nodes/shared/conversion/conversion';
import { readConversion } from '../../../nodes/shared/conversion/validate';
import type { Outgoing } from '../../../nodes/shared/platforms/platform';

/** What is known of a buyer: how to reach them, or everything a shop asks for. */
export type Known = 'contact' | 'address';

const STATES = ['CA', 'NY', 'TX', 'FL', 'WA', 'IL', 'OH', 'GA', 'NC', 'MI'];
const SYLLABLES = ['an', 'bel', 'cor', 'den', 'el', 'far', 'gos', 'hal', 'in', 'jor', 'ka', 'lin'];

/** A word of so many syllables, the same for the same number. */
function word(number: number, syllables: number): string {
	let text = '';
	for (let rest = number, left = syllables; left > 0; left--) {
		text += SYLLABLES[rest % SYLLABLES.length] ?? '';
		rest = Math.floor(rest / SYLLABLES.length);
	}
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Each buyer has an e-mail and a phone of their own; names and places repeat as they do in life. */
function buyer(n: number, known: Known): User {
	const contact = { email: `Buyer.${n}@Example.com`, phone: `+1 (650) ${2_000_000 + n}` };
	if (known === 'contact') return contact;
	return {
		...contact,
		firstName: word(n * 7, 2),
		lastName: word(n * 31, 3),
		city: `${word(n * 13, 2)} ${word(n * 17, 1)}`,
		region: STATES[n % STATES.length],
		postalCode: String(10_000 + ((n * 41) % 30_000)),
		country: 'US',
	};
}

/** Sales on a website, each with the click id of each platform, as one JSON text. */
export function sales(count: number, known: Known, nowMs: number): string {
	return JSON.stringify(
		Array.from({ length: count }, (_, n): Outgoing => {
			const read = readConversion({
				id: `sale-${n}`,
				event: 'Purchase',
				convertedAt: new Date(nowMs - 3_600_000 - n).toISOString(),
				clickedAt: new Date(nowMs - 86_400_000 - n).toISOString(),
				revenue: 10 + (n % 100),
				currency: 'USD',
				ip: `203.0.113.${n % 250}`,
				userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)',
				pageUrl: `https://landing.example.com/offer?n=${n}`,
				transactionId: `order-${n}`,
				adClickIds: {
					fbc: `fb.1.${nowMs - 86_400_000}.Test-${n}`,
					ttclid: `E.C.P.Test-${n}`,
					gclid: `Test-${n}`,
				},
				user: buyer(n, known),
			});
			if ('problem' in read) throw new Error(read.problem);
			return { conversion: read.conversion, eventId: `event-${String(n).padStart(26, '0')}` };
		}),
	);
}
