import type { INodeProperties } from 'n8n-workflow';
import { register } from './register';
import { security } from './security';
import { options } from './options';
import { authentication, missingClickId, refused, tracker, urlNotices } from './source';

export const properties: INodeProperties[] = [
	tracker,
	...urlNotices,
	authentication,
	...register,
	missingClickId,
	refused,
	security,
	options,
];
