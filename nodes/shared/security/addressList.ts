import { isInside, parseAddress, parseBlock, type Block } from './address';

/** A list of addresses and blocks, as people write it: separated by commas, spaces or lines. */
export class AddressList {
	private readonly blocks: Block[] = [];
	/** Entries that are neither an address nor a block; they match nobody. */
	readonly mistakes: string[] = [];

	constructor(text: string) {
		for (const entry of text.split(/[\s,;]+/).filter((part) => part !== '')) {
			const block = parseBlock(entry);
			if (block === undefined) this.mistakes.push(entry);
			else this.blocks.push(block);
		}
	}

	/** Nothing was written at all; a list of mistakes only is not empty, it lets nobody in. */
	get isEmpty(): boolean {
		return this.blocks.length === 0 && this.mistakes.length === 0;
	}

	has(text: string): boolean {
		const address = parseAddress(text);
		return address !== undefined && this.blocks.some((block) => isInside(address, block));
	}
}
