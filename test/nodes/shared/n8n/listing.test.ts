import { firstOf } from '../../../../nodes/shared/n8n/listing';

/** Pages, and how many of them were read. */
function pagesOf(...pages: number[][]) {
	const read = { count: 0 };
	async function* stream() {
		for (const page of pages) {
			read.count += 1;
			yield await Promise.resolve(page);
		}
	}
	return { stream: stream(), read };
}

it('reads no page further than it needs', async () => {
	const { stream, read } = pagesOf([1, 2], [3, 4], [5]);
	expect(await firstOf(stream, { most: 3 })).toEqual([1, 2, 3]);
	expect(read.count).toBe(2);
});

it('counts only what is wanted', async () => {
	const { stream } = pagesOf([1, 2], [3, 4], [5, 6]);
	expect(await firstOf(stream, { most: 2, wanted: (row) => row % 2 === 0 })).toEqual([2, 4]);
});

it('takes all when nothing says otherwise', async () => {
	expect(await firstOf(pagesOf([1], [], [2]).stream, {})).toEqual([1, 2]);
});

it('reads no more pages once the execution was stopped', async () => {
	const { stream, read } = pagesOf([1], [2], [3]);
	expect(await firstOf(stream, { cancelled: () => true })).toEqual([1]);
	expect(read.count).toBe(1);
});
