import type { INodeProperties } from 'n8n-workflow';
import { pageField } from '../sharedFields';

export const fields: readonly INodeProperties[] = [{ ...pageField(), required: false }];

export const options: readonly INodeProperties[] = [];
