import type { INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { registry } from '../../../nodes/TrackerHub/actions';
import { panelOf } from '../../../nodes/TrackerHub/panel';
import { TrackerHub } from '../../../nodes/TrackerHub/TrackerHub.node';
import { keitaro } from '../../../nodes/shared/trackers/keitaro/module';
import type { TrackerModule } from '../../../nodes/shared/trackers/module';
import { TRACKERS } from '../../../nodes/shared/trackers/registry';

const NO_CLICKS = 'This one keeps no log of clicks';
const NO_UPLOAD = 'This one takes conversions by postback only';

/** A tracker that can all but a little. */
const poorer: TrackerModule = {
	...keitaro,
	name: 'bemob',
	displayName: 'Poorer',
	credential: 'poorerApi',
	notes: { campaign: 'Only this year' },
	capabilities: { ...keitaro.capabilities, click: NO_CLICKS, upload: NO_UPLOAD },
};

const PANEL = panelOf(registry, [keitaro, poorer]);

/** What a person sees with these parameters chosen. */
function shown(parameters: INodeParameters): INodeProperties[] {
	const { description } = new TrackerHub();
	return PANEL.filter((property) =>
		NodeHelpers.displayParameter(parameters, property, null, description),
	);
}

const optionsOf = (tracker: string, resource: string) => {
	const lists = shown({ tracker, resource }).filter(({ name }) => name === 'operation');
	expect(lists).toHaveLength(1);
	return lists[0]?.options as INodePropertyOptions[];
};

it('asks for the tracker first', () => {
	expect(PANEL[0]).toMatchObject({ name: 'tracker', default: 'keitaro', noDataExpression: true });
});

it('offers the operations that a tracker has', () => {
	const options = optionsOf('keitaro', 'conversion');
	expect(options.map(({ value }) => value)).toEqual(['getAll', 'upload']);
	expect(options.filter(({ disabled }) => disabled)).toEqual([]);
});

it('greys out the others and gives the reason', () => {
	expect(optionsOf('bemob', 'conversion')).toMatchObject([
		{ value: 'getAll', description: expect.stringContaining('List conversions') },
		{ value: 'upload', disabled: true, description: NO_UPLOAD },
	]);
});

it('shows the reason in place of the fields of an operation the tracker does not have', () => {
	const names = shown({ tracker: 'bemob', resource: 'click', operation: 'getAll' }).map(
		({ name, displayName }) => (name === 'trackerNotice' ? displayName : name),
	);
	expect(names).toEqual(['tracker', 'resource', 'operation', `${NO_CLICKS}.`]);
});

it('shows what to know of a tracker where it matters', () => {
	const notices = (tracker: string) =>
		shown({ tracker, resource: 'campaign', operation: 'getAll' })
			.filter(({ name }) => name === 'trackerNotice')
			.map(({ displayName }) => displayName);
	expect(notices('bemob')).toEqual(['Only this year']);
	expect(notices('keitaro')).toEqual([]);
});

it('offers regions and cities where the tracker counts by them', () => {
	const names = (tracker: string) =>
		shown({ tracker, resource: 'breakdown', operation: 'geo' }).map(({ name }) => name);
	expect(names('keitaro')).toContain('geoLevel');
	expect(names('bemob')).not.toContain('geoLevel');
	expect(names('bemob')).toContain('sortBy');
});

it('makes an operation the usual one that the tracker has', () => {
	const noLog = { ...poorer, capabilities: { ...keitaro.capabilities, conversion: 'No log' } };
	const list = panelOf(registry, [keitaro, noLog]).find(
		({ name, displayOptions }) =>
			name === 'operation' &&
			displayOptions?.show?.resource?.[0] === 'conversion' &&
			displayOptions.show.tracker?.[0] === 'bemob',
	);
	expect(list?.default).toBe('upload');
});

// n8n builds the node's actions from the first list of a resource and chooses what it is shown for.
it.each(Object.keys(registry))('an action of %s leads to a tracker that has it', (resource) => {
	const first = panelOf(registry, TRACKERS).find(
		({ name, displayOptions }) =>
			name === 'operation' && displayOptions?.show?.resource?.[0] === resource,
	);
	expect(first?.displayOptions?.show?.tracker?.[0] ?? 'keitaro').toBe('keitaro');
});

describe('credentials', () => {
	const { description } = new TrackerHub();
	const { credentials = [] } = description;

	it.each(TRACKERS.map(({ name, credential }) => [name, credential] as const))(
		'%s asks for its own and no other',
		(tracker, credential) => {
			const asked = credentials.filter((one) =>
				NodeHelpers.displayParameter({ tracker, resource: 'click' }, one, null, description),
			);
			expect(asked.map(({ name }) => name)).toEqual([credential]);
		},
	);

	it('asks for none where nothing is sent', () => {
		const asked = credentials.filter((one) =>
			NodeHelpers.displayParameter(
				{ tracker: 'keitaro', resource: 'postbackUrl' },
				one,
				null,
				description,
			),
		);
		expect(asked).toEqual([]);
	});

	// n8n's editor would take the tracker for a choice of authentication and move it out of the panel.
	it('binds none by show', () => {
		expect(credentials.filter(({ displayOptions }) => displayOptions?.show)).toEqual([]);
	});
});

it('tells why when an operation is reached that the tracker does not have', async () => {
	const said = new Error(NO_CLICKS);
	const api = {
		mustBeAble: (needs: string) => {
			if (needs === 'click') throw said;
		},
	};
	const run = registry.click?.operations.getAll?.run({ api } as never);
	await expect(run).rejects.toBe(said);
});
