import type { Truth } from './truth';
import { MAX_CONVERSIONS } from './types';

// A key holds second and row in one exact number: 32 bits of seconds, 21 and a bit of row number.
const ROWS = 2 ** 22;
if (MAX_CONVERSIONS >= ROWS) throw new Error('Row numbers do not fit into the keys');

const rowOf = (key: number): number => key % ROWS;
const secondOf = (key: number): number => Math.floor(key / ROWS);

/** First position whose key is not below `key`. */
function lowerBound(keys: Float64Array, size: number, key: number): number {
	let low = 0;
	let high = size;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((keys[middle] ?? Infinity) < key) low = middle + 1;
		else high = middle;
	}
	return low;
}

/**
 * The conversions in the order of their latest postback, as far as the clock has come. Twelve bytes
 * a row; a change costs one pass over the keys, a lookup two binary searches.
 */
export class LatestIndex {
	/** Grows with every change: answers computed before may be outdated. */
	generation = 0;
	private keys: Float64Array = new Float64Array(0);
	private count = 0;
	/** Latest postback of each row, Unix seconds; 0 while nothing has happened. */
	private latest: Uint32Array = new Uint32Array(0);
	/** Postbacks still to come, as keys, soonest first. */
	private pending: Float64Array = new Float64Array(0);
	private pendingFrom = 0;

	constructor(
		private readonly truth: Truth,
		private nowS: number,
	) {
		this.build();
	}

	/** Rows something has happened to. */
	get size(): number {
		return this.count;
	}

	/** Bytes of the typed arrays. */
	get bytes(): number {
		return this.keys.byteLength + this.latest.byteLength + this.pending.byteLength;
	}

	/** Row number and second at a position. */
	row(position: number): number {
		return rowOf(this.keys[position] ?? NaN);
	}

	second(position: number): number {
		return secondOf(this.keys[position] ?? NaN);
	}

	/** First position with a latest postback at or after a second. */
	position(second: number): number {
		return lowerBound(this.keys, this.count, second * ROWS);
	}

	/** Moves the clock; what falls due happens. Going back costs a new look at every row. */
	advance(nowS: number): void {
		const back = nowS < this.nowS;
		this.nowS = nowS;
		if (back) return this.build();
		const due: number[] = [];
		while (secondOf(this.pending[this.pendingFrom] ?? Infinity) <= nowS) {
			due.push(rowOf(this.pending[this.pendingFrom] ?? 0));
			this.pendingFrom += 1;
		}
		if (due.length > 0) this.move(due);
	}

	/** Looks again at rows whose timeline was changed, or that are new. */
	touch(rows: readonly number[]): void {
		const later = rows.flatMap((row) => this.futureKeys(row));
		if (later.length > 0) {
			const rest = this.pending.subarray(this.pendingFrom);
			this.pending = Float64Array.from([...rest, ...later]).sort();
			this.pendingFrom = 0;
		}
		this.move(rows);
		// A row may have changed within the second it already stands at.
		this.generation += 1;
	}

	private futureKeys(row: number): number[] {
		return this.truth
			.timeline(row)
			.filter(({ at }) => at > this.nowS)
			.map(({ at }) => at * ROWS + row);
	}

	private latestOf(row: number): number {
		return (
			this.truth
				.timeline(row)
				.filter(({ at }) => at <= this.nowS)
				.at(-1)?.at ?? 0
		);
	}

	private build(): void {
		const { size } = this.truth;
		this.latest = new Uint32Array(size);
		this.keys = new Float64Array(size);
		this.count = 0;
		const future: number[] = [];
		for (let row = 0; row < size; row += 1) {
			let latest = 0;
			for (const { at } of this.truth.timeline(row)) {
				if (at <= this.nowS) latest = at;
				else future.push(at * ROWS + row);
			}
			this.latest[row] = latest;
			if (latest > 0) this.keys[this.count++] = latest * ROWS + row;
		}
		this.keys.subarray(0, this.count).sort();
		this.pending = Float64Array.from(future).sort();
		this.pendingFrom = 0;
		this.generation += 1;
	}

	/** Takes rows out of the order and puts them back where they belong now. */
	private move(rows: readonly number[]): void {
		this.reserve();
		const moved = new Set<number>();
		for (const row of rows) {
			const latest = this.latestOf(row);
			if (latest === this.latest[row]) continue;
			this.latest[row] = latest;
			moved.add(row);
		}
		if (moved.size === 0) return;
		this.compact();
		const fresh = [...moved].filter((row) => (this.latest[row] ?? 0) > 0);
		this.merge(Float64Array.from(fresh, (row) => (this.latest[row] ?? 0) * ROWS + row).sort());
		this.generation += 1;
	}

	/** Drops the keys that no longer tell their row's latest second. */
	private compact(): void {
		let kept = 0;
		for (let position = 0; position < this.count; position += 1) {
			const key = this.keys[position] ?? 0;
			if (secondOf(key) === this.latest[rowOf(key)]) this.keys[kept++] = key;
		}
		this.count = kept;
	}

	/** Merges sorted keys in from the back, so that no second array is needed. */
	private merge(fresh: Float64Array): void {
		let from = this.count - 1;
		let next = fresh.length - 1;
		this.count += fresh.length;
		for (let into = this.count - 1; next >= 0; into -= 1) {
			const old = this.keys[from] ?? -1;
			const added = fresh[next] ?? -1;
			const takeOld = from >= 0 && old > added;
			this.keys[into] = takeOld ? old : added;
			if (takeOld) from -= 1;
			else next -= 1;
		}
	}

	/** Makes room for rows appended since. */
	private reserve(): void {
		const { size } = this.truth;
		if (size <= this.latest.length) return;
		const room = Math.ceil(size * 1.1) + 64;
		const latest = new Uint32Array(room);
		latest.set(this.latest);
		this.latest = latest;
		const keys = new Float64Array(room);
		keys.set(this.keys.subarray(0, this.count));
		this.keys = keys;
	}
}
