import type { TruthClick } from './clicks';
import type { TruthStatus } from './scenarios';

/** Row numbers beyond do not fit into the keys of `LatestIndex`. */
export const MAX_CONVERSIONS = 4_000_000;

export interface TruthOptions {
	/** How many conversions there are at `end`; up to `MAX_CONVERSIONS`. */
	conversions: number;
	/** Unix time in milliseconds: the first postback of every conversion lies before. */
	end: number;
	/** How far back the first conversion lies; 90 unless told. */
	days?: number;
	seed?: number;
	/** Clicks per conversion, the converting one included; 20 unless told. */
	clicksPerConversion?: number;
}

/** One postback of the affiliate network. */
export interface TruthPostback {
	/** Unix time in seconds. */
	at: number;
	status: TruthStatus;
	/** The network's own word. */
	word: string;
	/** In the account's currency; null when the postback carried no amount. */
	revenue: number | null;
}

export interface TruthConversion {
	index: number;
	/** UUIDv7, the same for ever. */
	eventId: string;
	/** The affiliate network's id; '' when it sends none. */
	transactionId: string;
	click: TruthClick;
	/** All postbacks, those still to come included, oldest first. */
	timeline: TruthPostback[];
}

/** Where a conversion stands at some moment. */
export interface TruthState {
	index: number;
	status: TruthStatus;
	previousStatus: TruthStatus | null;
	word: string;
	/** Of the last postback that carried an amount; null when none did. */
	revenue: number | null;
	/** First and latest postback, Unix time in seconds. */
	firstAt: number;
	at: number;
	/** What was heard so far, oldest first. */
	history: TruthPostback[];
}

/** A conversion that came later than the seeded ones. */
export interface Appended {
	/** Unix time in seconds of its first postback. */
	at: number;
	/** A click that exists already; without it the conversion gets a click of its own. */
	click?: number;
	transactionId?: string;
	/** Instead of a seeded timeline. */
	timeline?: TruthPostback[];
}
