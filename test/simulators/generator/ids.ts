import { LANE, type Dice } from './random';

const INDEX_HEX = 8;

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');

/**
 * A version 7 UUID (RFC 9562): 48 bits of Unix time in milliseconds in front, the row's index at the
 * end so that it can be found again.
 */
export function eventId(dice: Dice, lane: number, atMs: number, index: number): string {
	const high = Math.floor(atMs / 0x10000);
	const noise = dice.bits(lane, index);
	const groups = [hex(high, 8), hex(atMs % 0x10000, 4), `7${hex(noise >>> 20, 3)}`];
	return `${groups.join('-')}-8${hex(noise & 0xfff, 3)}-${hex(noise >>> 16, 4)}${hex(index, INDEX_HEX)}`;
}

/** The index inside an event id; it may not exist. */
export function indexOfEventId(id: string): number {
	return Number.parseInt(id.slice(-INDEX_HEX), 16);
}

const TAIL_LENGTH = 6; // 36^6 clicks

/** A click id like trackers make them: lower case letters and digits, unique by its tail. */
export function clickId(dice: Dice, click: number): string {
	const noise = dice.bits(LANE.clickId, click).toString(36).padStart(7, '0');
	return `${noise}${click.toString(36).padStart(TAIL_LENGTH, '0')}`;
}

/** The click's index, or nothing when no click of this account has that id. */
export function clickOfId(dice: Dice, id: string): number | undefined {
	const click = Number.parseInt(id.slice(-TAIL_LENGTH), 36);
	return Number.isInteger(click) && clickId(dice, click) === id ? click : undefined;
}
