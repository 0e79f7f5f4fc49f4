import type { Entity } from '../../../../../nodes/shared/trackers/entity';

export const ABOUT = {
	tracker: 'voluum',
	account: 'acct.example.com',
	kind: 'campaign',
} as const;

export const campaign = (id: string, more: Partial<Entity> = {}): Entity => ({
	...ABOUT,
	id,
	name: `Campaign ${id}`,
	state: 'active',
	trackerState: 'ACTIVE',
	url: `https://click.example.com/${id}`,
	group: null,
	createdAt: null,
	updatedAt: null,
	...more,
});

/** A UUID that stands for a number. */
export const uuid = (number: number): string => {
	const hex = (number * 2_654_435_761 + 0x1234567).toString(16).padStart(12, '0').slice(-12);
	return `3fa85f64-5717-4562-b3fc-${hex}`;
};
