import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { byName } from '../../shared/n8n/byName';
import { searchList } from '../../shared/n8n/searchList';
import { ServiceError } from '../../shared/n8n/serviceError';
import { currencyOf } from '../../shared/wevion/postback';
import { simplified, TRACKER, USER } from '../../shared/wevion/simple';
import { allOf, configIdOf, type Source } from './asked';

interface Entry {
	name: string;
	value: string;
}

/** Lists come whole, so searching is done here: by name, part of it, or id. `what`: in the plural. */
function searchOf(
	what: string,
	sourceOf: (context: ILoadOptionsFunctions) => Source,
	toEntry: (row: IDataObject) => Entry,
) {
	return async function (
		this: ILoadOptionsFunctions,
		filter = '',
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const entries = (await allOf(this, sourceOf(this)))
			.map(toEntry)
			.filter(({ value }) => value !== '')
			.sort(byName);
		const whenEmpty = `Wevion told of no ${what}; if there are some, choose By ID`;
		return searchList(entries, { filter, paginationToken, whenEmpty });
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
	'trackers',
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
	'types of trackers',
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
	'members with access',
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
	'currencies',
	() => ({ endpoint: 'currencies', names: ['currencies'] }),
	(row) => titled(text(row.name), currencyOf(row)),
);
