import type {
	Conversion,
	ConversionEvent,
	ConversionStatus,
} from '../../../../../nodes/shared/conversion/conversion';
import { versionOf } from '../../../../../nodes/shared/conversion/version';
import { stateOfClick, type BinomSimulator } from '../../../../simulators/binom';
import { CURRENCY } from '../../../../simulators/generator';
import { iso } from '../expectedValues';

/** The networks' words of the truth, and what each means where there is nothing else to go by. */
const MEANINGS: Record<string, [ConversionStatus, ConversionEvent]> = {
	approved: ['confirmed', 'Purchase'],
	sale: ['confirmed', 'Purchase'],
	dep: ['confirmed', 'Purchase'],
	rebill: ['confirmed', 'Purchase'],
	reg: ['confirmed', 'CompleteRegistration'],
	pending: ['pending', 'Lead'],
	hold: ['pending', 'Lead'],
	declined: ['rejected', 'Purchase'],
	trash: ['rejected', 'Purchase'],
	refund: ['refunded', 'Purchase'],
	chargeback: ['refunded', 'Purchase'],
};

/** Clicks that have converted by now, each once: Binom knows one conversion a click. */
export function convertedClicks({ account }: BinomSimulator): number[] {
	const clicks = account
		.startedBetween(0, Infinity)
		.map((index) => account.truth.clickIndexOf(index));
	return [...new Set(clicks)];
}

/** The conversion of a click as Binom can know it, from what really happened. */
export function expectedOf({ account, url }: BinomSimulator, number: number): Conversion {
	const { truth } = account;
	const click = truth.click(number);
	const state = stateOfClick(account, number);
	if (state === null) throw new Error(`Click ${number} has not converted`);
	const [status, event] = MEANINGS[state.word] ?? ['unknown', 'Custom_Unknown'];
	const isUndone = status === 'rejected' || status === 'refunded';
	const firstAt = Math.min(...truth.conversionsOfClick(number).map((one) => truth.firstAt(one)));
	const isListed = click.campaign.state !== 'purged';
	const conversion: Conversion = {
		id: click.id,
		version: '',
		change: 'new',
		changedFields: [],
		tracker: 'binom',
		account: url.replace('http://', ''),
		status,
		trackerStatus: state.word,
		event,
		trackerEvent: isUndone ? '' : state.word,
		revenue: state.payout,
		currency: CURRENCY,
		cost: null,
		convertedAt: iso(firstAt),
		clickedAt: iso(click.at),
		updatedAt: null,
		clickId: click.id,
		externalId: null,
		transactionId: null,
		adClickIds: {},
		campaign: {
			id: isListed ? String(click.campaign.id) : null,
			name: click.campaign.name,
			// Neither paused nor archived is known.
			state: isListed ? 'active' : null,
		},
		flow: { id: null, name: null },
		offer: { id: null, name: click.offer.name },
		landingPage: { id: null, name: null },
		trafficSource: { id: null, name: click.source.name },
		affiliateNetwork: { id: null, name: null },
		counting: 'counted',
		subIds: {},
		geo: { country: click.place.code, region: null, city: null },
		device: { type: null, os: null, browser: null },
		ip: null,
		userAgent: null,
		referrer: null,
		pageUrl: null,
	};
	return { ...conversion, version: versionOf(conversion) };
}

/** Everything that has happened, oldest first. */
export function allExpected(simulator: BinomSimulator): Conversion[] {
	return convertedClicks(simulator)
		.map((click) => expectedOf(simulator, click))
		.sort((a, b) => a.convertedAt.localeCompare(b.convertedAt));
}
