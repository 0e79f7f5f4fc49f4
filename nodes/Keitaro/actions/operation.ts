import type { Operation, Registry, Resource } from '../../shared/n8n/operation';
import type { KeitaroApi } from '../transport';

export type KeitaroOperation = Operation<KeitaroApi>;
export type KeitaroResource = Resource<KeitaroApi>;
export type KeitaroRegistry = Registry<KeitaroApi>;
export type KeitaroCall = Parameters<KeitaroOperation['run']>[0];
