import { adCost } from './adCost';
import { aiAgent } from './aiAgent';
import { conversionsToTable } from './conversionsToTable';
import { dailyReport } from './dailyReport';
import { guard } from './guard';
import { keitaroToMeta } from './keitaroToMeta';
import { mappingWizard } from './mappingWizard';
import { postbackHealth } from './postbackHealth';
import { postbackToPlatforms } from './postbackToPlatforms';
import type { ReadyWorkflow } from './ready';
import { refunds } from './refunds';
import { retryFailed } from './retryFailed';
import { syncToPostgres } from './syncToPostgres';

/** How each file of `workflows/` is run, by its name without `.json`. */
export const READY: Readonly<Record<string, ReadyWorkflow>> = {
	'conversions-to-table': conversionsToTable,
	'keitaro-to-meta': keitaroToMeta,
	'postback-health': postbackHealth,
	'postback-to-platforms': postbackToPlatforms,
	refunds,
	'retry-failed': retryFailed,
	'daily-report': dailyReport,
	'mapping-wizard': mappingWizard,
	'ad-cost': adCost,
	guard,
	'sync-to-postgres': syncToPostgres,
	'ai-agent': aiAgent,
};
