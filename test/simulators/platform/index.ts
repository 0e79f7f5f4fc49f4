export { EventLedger, type Counted } from './eventLedger';
export {
	batchOf,
	bearerOf,
	fieldsOf,
	PlatformSimulator,
	type PlatformOptions,
} from './platformSimulator';
export * from './rules';
export * from './values';
