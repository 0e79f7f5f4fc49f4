import type { IDataObject, INode } from 'n8n-workflow';
import type { Capability } from '../../../nodes/shared/trackers/module';
import type { Credential, WorkflowInput } from '../../live/rest-types';

export const BEGIN = 'Begin';

/** One node of the workflow. */
export interface Asked {
	/** Name of the node. */
	name: string;
	needs?: Capability;
	parameters: IDataObject;
}

const list = (resource: Capability & string): Asked => ({
	name: `${resource}, Get Many`,
	needs: resource,
	parameters: { resource, operation: 'getAll', returnAll: true },
});

const logged = (resource: 'conversion' | 'click'): Asked => ({
	name: `${resource}, Get Many`,
	needs: resource,
	parameters: { resource, operation: 'getAll', dateRange: 'last30Days', limit: 20 },
});

const breakdown = (operation: 'subId' | 'landingPage' | 'offer' | 'geo'): Asked => ({
	name: `breakdown by ${operation}`,
	needs: `breakdown:${operation}`,
	parameters: { resource: 'breakdown', operation, dateRange: 'last30Days', returnAll: true },
});

/** What every tracker is asked for. */
export const ASKED: readonly Asked[] = [
	{ name: 'connection, Test', parameters: { resource: 'connection', operation: 'test' } },
	list('campaign'),
	list('offer'),
	list('landingPage'),
	list('flow'),
	list('trafficSource'),
	list('affiliateNetwork'),
	logged('click'),
	logged('conversion'),
	breakdown('subId'),
	breakdown('landingPage'),
	breakdown('offer'),
	breakdown('geo'),
	{ name: 'postback URL, Get', parameters: { resource: 'postbackUrl', operation: 'get' } },
];

/** All questions one after the other, whatever became of the one before, with a pause before each. */
export function hubWorkflow(
	tracker: string,
	{ id, name, type }: Credential,
	pauseSeconds: number,
): WorkflowInput {
	const begin: INode = {
		id: 'begin',
		name: BEGIN,
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const nodes = ASKED.map(
		(asked, index): INode => ({
			id: `hub-${index}`,
			name: asked.name,
			type: 'n8n-nodes-tracker-hub.trackerHub',
			typeVersion: 1,
			position: [440, index * 120],
			parameters: { tracker, ...asked.parameters } as INode['parameters'],
			credentials: { [type]: { id, name } },
			onError: 'continueRegularOutput',
		}),
	);
	const pauses = nodes.map(
		({ name: next }, index): INode => ({
			id: `pause-${index}`,
			name: `Before ${next}`,
			type: pauseSeconds > 0 ? 'n8n-nodes-base.wait' : 'n8n-nodes-base.noOp',
			typeVersion: 1,
			position: [220, index * 120],
			parameters: pauseSeconds > 0 ? { amount: pauseSeconds, unit: 'seconds' } : {},
		}),
	);
	const to = (names: string[]) => ({
		main: [names.map((node) => ({ node, type: 'main' as const, index: 0 }))],
	});
	const links = nodes.map((node, index) => [pauses[index]?.name ?? '', to([node.name])] as const);
	return {
		name: `Tracker Hub: ${name}`,
		nodes: [begin, ...pauses, ...nodes],
		connections: {
			[BEGIN]: to(pauses.map((pause) => pause.name)),
			...Object.fromEntries(links),
		},
	};
}
