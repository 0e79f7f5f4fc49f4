export { EventLedger, type Counted } from './eventLedger';
export {
	bearerOf,
	fieldsOf,
	firstFault,
	PlatformSimulator,
	type PlatformOptions,
} from './platformSimulator';
export * from './values';
