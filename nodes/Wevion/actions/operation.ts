import type { Operation, Registry, Resource } from '../../shared/n8n/operation';
import type { WevionApi } from '../transport';

export type WevionOperation = Operation<WevionApi>;
export type WevionResource = Resource<WevionApi>;
export type WevionRegistry = Registry<WevionApi>;
export type WevionCall = Parameters<WevionOperation['run']>[0];
