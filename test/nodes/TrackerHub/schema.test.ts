import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { registry, wholeRegistry } from '../../../nodes/TrackerHub/actions';
import { TrackerHub } from '../../../nodes/TrackerHub/TrackerHub.node';
import { executeNode, toItems } from '../../harness';
import { outputSchema } from '../../schema/outputSchema';
import { committedSchemas, versionFolder, type Schemas } from '../../schema/schemaFiles';
import { HubAccount } from './hubAccount';
import { ROWS } from './rows';

/** Their columns are those chosen; the first row has what the panel begins with. */
const FIRST_ROW_ALONE = /^breakdown\./;

const folder = versionFolder(new TrackerHub().description.version as number);
const pathOf = (operation: string): string => `${folder}/${operation.replace('.', '/')}.json`;

const names = (all: Readonly<Record<string, { operations: object }>>): string[] =>
	Object.entries(all).flatMap(([resource, { operations }]) =>
		Object.keys(operations).map((name) => `${resource}.${name}`),
	);
const covered = [...names(registry), ...names(wholeRegistry)];

/** A click that has not converted, for the upload. */
function freeClick({ simulator }: HubAccount): string {
	const { truth } = simulator.account;
	for (let click = 0; click < truth.clickCount; click++) {
		if (truth.conversionsOfClick(click).length === 0) return truth.click(click).id;
	}
	throw new Error('Every click has converted');
}

/** Its rows, without what only those ask for who look into it by themselves. */
function parametersOf(operation: string): INodeParameters[] {
	const rows = ROWS.filter((row) => row.operation === operation);
	const used = FIRST_ROW_ALONE.test(operation) ? rows.slice(0, 1) : rows;
	return used.map(({ parameters }) => ({
		...parameters,
		...('includeRaw' in parameters && { includeRaw: false }),
		...('simplify' in parameters && { simplify: false }),
	}));
}

async function itemsOf(account: HubAccount, operation: string): Promise<IDataObject[]> {
	const items = [{ clickId: freeClick(account) }];
	const found: IDataObject[] = [];
	for (const parameters of parametersOf(operation)) {
		found.push(...(await account.ask(operation, parameters, { items })));
	}
	return found;
}

const campaign = { id: '5', name: 'Summer_DE', state: 'active' };
const ad = { id: '120200000000000002', name: 'Summer DE', accountId: '123' };

/** A conversion that no rule takes, and a rule for a campaign that is gone. */
const conversion = {
	...{ id: 'c1', campaign: { id: '7', name: 'Stranger', state: 'active' }, subIds: {} },
	...{ revenue: 5, currency: 'EUR', convertedAt: '2026-11-01T00:00:00.000Z' },
};
const rule = {
	...{ adCampaignId: 'A1', adCampaignName: '', adAccountId: '', name: '', platform: 'meta' },
	conditions: { items: [{ field: 'campaignId', comparison: 'equals', value: '99' }] },
};
/** Conversions as a tracker gives them, for what says something of each. */
const READ = 'conversion.getAll';
/** One whose visit carried the ad, and no campaign. */
const visited = {
	...conversion,
	id: 'c2',
	subIds: { sub_1: '120200000000000011', sub_2: '120200000000000012' },
};
/** Of the same campaign as the rule that is gone, and told all about it. */
const named = { ...rule, adCampaignName: 'Summer', adAccountId: '123', name: 'Summer' };
const everything = (name: string) => ({
	...named,
	conditions: { items: [{ field: 'campaignName', comparison: 'equals', value: name }] },
});

interface MappingCase {
	items: IDataObject[];
	parameters?: object;
}

/** What each operation of mapping is asked about, `read` being conversions of the tracker. */
const OF_MAPPING: Readonly<Record<string, (read: IDataObject[]) => MappingCase>> = {
	apply: (read) => ({ items: [...read, visited], parameters: attributing(read) }),
	detect: () => ({ items: [campaign, conversion], parameters: { rules: { items: [rule] } } }),
	explain: (read) => ({ items: [...read, visited], parameters: attributing(read) }),
	suggest: () => ({ items: [campaign, { ...campaign, id: '6', name: 'Nobody' }] }),
};

/** Rules that take the first campaign that was read, one of them twice; the ad is in sub-IDs. */
function attributing([first]: IDataObject[]): object {
	const { name } = (first?.campaign ?? {}) as { name?: string };
	const own = everything(name ?? '');
	return {
		rules: { items: [rule, own, own] },
		options: { adSubId: 1, adSetSubId: 2, visitPlatform: 'meta' },
	};
}

/** Mapping asks about what comes in: tracker campaigns, and ad campaigns beside them. */
async function itemsOfMapping(operation: string, read: IDataObject[]): Promise<IDataObject[]> {
	const { items, parameters = {} } = OF_MAPPING[operation]?.(read) ?? { items: [] };
	const chosen = { resource: 'mapping', operation, campaignsFrom: 'input', ...parameters };
	const { outputs } = await executeNode({
		node: new TrackerHub(),
		parameters: chosen as INodeParameters,
		items: toItems(...items),
		furtherInputs: [toItems(ad)],
	});
	return outputs.flat().map(({ json }) => json);
}

let produced: Schemas;
let committed: Schemas;

beforeAll(async () => {
	const account = await HubAccount.start();
	const schemas: Schemas = {};
	const read = await itemsOf(account, READ);
	for (const operation of covered) {
		const ofMapping = operation.startsWith('mapping.');
		const items = ofMapping
			? await itemsOfMapping(operation.slice('mapping.'.length), read)
			: await itemsOf(account, operation);
		if (items.length > 0) schemas[pathOf(operation)] = outputSchema(items);
	}
	produced = schemas;
	committed = committedSchemas('TrackerHub', produced);
}, 120_000);

it('is committed for every operation whose output has a shape, and for no other', () => {
	expect(Object.keys(committed).sort()).toEqual(covered.map(pathOf).sort());
});

it.each(covered)('%s puts out what its schema says', (operation) => {
	const path = pathOf(operation);
	expect(produced[path]).toBeDefined();
	expect(committed[path]).toEqual(produced[path]);
});
