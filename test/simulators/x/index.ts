export { faultOfEvent } from './eventRules';
export { XSimulator, type XSimulatorOptions } from './xSimulator';
