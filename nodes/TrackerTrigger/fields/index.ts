import type { INodeProperties } from 'n8n-workflow';
import { notes, reasons, tracker, triggerOn } from './choices';
import { filters } from './filters';
import { options } from './options';
import { firstSync, syncEvery } from './reading';

export const properties: INodeProperties[] = [
	tracker,
	...triggerOn,
	...reasons,
	...notes,
	syncEvery,
	...firstSync,
	filters,
	options,
];
