import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Consent, Conversion } from '../shared/conversion/conversion';
import { eventIdOf } from '../shared/platforms/eventId';
import type { PlatformModule } from '../shared/platforms/module';
import type { Refusal } from '../shared/platforms/platform';
import { asSent, heldBack } from '../shared/platforms/policy';
import { failed, skipped, type Result } from '../shared/platforms/result';
import type { Parcel } from '../shared/platforms/sendable';
import { webAddress } from '../shared/platforms/web';
import { choicesFor } from './choices';
import { readItem } from './input';
import { earlierEventId } from './outputs';
import type { Read } from './parameters';
import { pageVaries, readPage, type PlatformSettings } from './settings';

export interface Sorted {
	/** Results known without sending, by item; holes where a conversion is to be sent. */
	settled: Result[];
	parcels: Array<Parcel<unknown>>;
	/** The item of each parcel. */
	rows: number[];
}

/** Reads every item once and keeps back what is wrong or not wanted. */
export function sortOut(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	read: Read,
	{ platform }: PlatformModule,
	settingsFor: PlatformSettings,
): Sorted {
	const zone = context.getTimezone();
	const settled = new Array<Result>(items.length);
	const parcels: Array<Parcel<unknown>> = [];
	const rows: number[] = [];
	const hasOwnPage = pageVaries(read);
	const choicesOf = choicesFor(read, context.getNode());
	items.forEach((item, index) => {
		const found = readItem(item, index, read, zone);
		if ('problem' in found) {
			const refusal = unreadable(found.problem, read('source', index) === 'fields');
			settled[index] = failed(platform.name, null, refusal, NOT_SENT);
			return;
		}
		const chosen = settingsFor.forItem(index);
		if ('problem' in chosen) {
			settled[index] = failed(platform.name, null, stopped(chosen.problem), NOT_SENT);
			return;
		}
		const choices = choicesOf(index);
		if ('problem' in choices) {
			settled[index] = failed(platform.name, null, stopped(choices.problem), NOT_SENT);
			return;
		}
		const { settings } = chosen;
		const { policy, consent } = choices;
		let conversion = asSent(found.conversion, policy);
		if (hasOwnPage) conversion = withPage(conversion, read, index);
		if (consent !== undefined) conversion = withConsent(conversion, consent);
		const own = String(read('options.eventId', index, '') ?? '').trim();
		const eventId = earlierEventId(item.json) ?? (own || eventIdOf(conversion));
		const skip = heldBack(found.conversion, policy, platform.refund(settings), platform.voice);
		if (skip !== undefined) {
			settled[index] = skipped(platform.name, eventId, skip);
			return;
		}
		parcels.push({ conversion, eventId, settings });
		rows.push(index);
	});
	return { settled, parcels, rows };
}

export const NOT_SENT = { requestId: null, attempts: 0, nowMs: 0 };

function unreadable(problem: string, isMapped: boolean): Refusal {
	return {
		class: 'invalid data',
		code: 'unreadable',
		reason: problem,
		advice: isMapped
			? 'Correct what the field is mapped to, and send the item again'
			: "Connect a node that emits conversions, or set 'Conversions Come From' to Fields Mapped Below and say where each field is",
	};
}

export type Stopping = Error & { description?: string | null };

/** An error of the node as a whole, such as a setting that makes no sense. */
export function stopped({ message, description }: Stopping): Refusal {
	return {
		class: 'configuration',
		code: 'stopped',
		reason: message,
		advice: `${description ?? 'Correct the settings of the node'}. Then send the items again: what was accepted keeps its event ID`,
	};
}

/** *Event Source URL* can be an expression; what the conversion itself knows goes first. */
function withPage(conversion: Conversion, read: Read, index: number): Conversion {
	if (webAddress(conversion.pageUrl)) return conversion;
	return { ...conversion, pageUrl: readPage(read, index) };
}

/** What the buyer said goes before what the user says of all buyers. */
function withConsent(conversion: Conversion, consent: Consent): Conversion {
	return { ...conversion, consent: { ...consent, ...conversion.consent } };
}
