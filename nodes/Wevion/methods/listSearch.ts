import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { ServiceError } from '../../shared/n8n/serviceError';
import { currencyOf } from '../../shared/wevion/postback';
import { simplified, TRACKER, USER } from '../../shared/wevion/simple';
import { allOf, configIdOf, type Source } from './asked';

/** Entries shown at once; who looks for another one types. */
const MOST = 200;

interface Entry {
	name: string;
	value: string;
}

/** Lists come whole, so searching is done here: by name, part of it, or id. */
function searchOf(
	sourceOf: (context: ILoadOptionsFunctions) => Source,
	toEntry: (row: IDataObject) => Entry,
) {
	return async function (
		this: ILoadOptionsFunctions,
		filter = '',
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const text = filter.trim().toLowerCase();
		const found = (await allOf(this, sourceOf(this)))
			.map(toEntry)
			.filter(({ name, value }) => value !== '' && name.toLowerCase().includes(text))
			.sort((a, b) => a.name.localeCompare(b.name));
		const start = Number(paginationToken ?? 0);
		const end = start + MOST;
		return {
			results: found.slice(start, end),
			...(found.length > end && { paginationToken: String(end) }),
		};
	};
}

const text = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Two may have the same name. */
const titled = (name: string, value: string): Entry => ({
	name: name === '' || name === value ? value : `${name} (${value})`,
	value,
});

export const searchTrackers = searchOf(
	() => ({ endpoint: 'trackers', names: ['trackers', 'configs'] }),
	(row) => {
		const { id, name, type } = simplified(row, TRACKER);
		const kind = text(type);
		return titled(kind === '' ? text(name) : `${text(name)}, ${kind}`, text(id));
	},
);

/** The path of the list of types is not confirmed: these two names are (Keitaro's and Binom's pages). */
const KNOWN_TYPES: IDataObject[] = [
	{ type: 'keitaro', name: 'Keitaro' },
	{ type: 'binom_v2', name: 'Binom' },
];

const isUnconfirmed = (error: unknown): boolean =>
	error instanceof ServiceError && error.problem.kind === 'notFound';

export const searchTrackerTypes = searchOf(
	() => ({
		endpoint: 'trackerTypes',
		names: ['types'],
		instead: (error) => (isUnconfirmed(error) ? KNOWN_TYPES : undefined),
	}),
	(row) => {
		const id = row.type ?? row.id ?? row.key ?? row.value;
		return titled(text(row.displayName ?? row.display_name ?? row.name ?? row.label), text(id));
	},
);

export const searchMembers = searchOf(
	(context) => ({
		endpoint: 'access',
		names: ['access', 'members'],
		configId: configIdOf(context),
	}),
	(row) => {
		const id = row.memberId ?? row.member_id ?? row.userId ?? row.user_id ?? row.id;
		return titled(text(simplified(row, USER).name), text(id));
	},
);

export const searchCurrencies = searchOf(
	() => ({ endpoint: 'currencies', names: ['currencies'] }),
	(row) => titled(text(row.name), currencyOf(row)),
);
