export { MetaSimulator, type MetaSimulatorOptions } from './metaSimulator';
export { GRAPH_ERRORS, type GraphErrorName } from './graphErrors';
export type { CountedEvent, LedgerCounts } from './ledger';
