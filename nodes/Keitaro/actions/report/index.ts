import type { KeitaroResource } from '../operation';
import { build } from './build.operation';

export const report: KeitaroResource = { name: 'Report', operations: { build } };
