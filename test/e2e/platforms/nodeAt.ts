import type { IDataObject, INode } from 'n8n-workflow';

/** Where a node stands that comes after the first. */
export const NEXT_X = 260;

/** A node of a workflow, called by its name. */
export const nodeAt = (
	x: number,
	name: string,
	type: string,
	parameters: IDataObject,
	y = 0,
): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [x, y],
	parameters: parameters as INode['parameters'],
});
