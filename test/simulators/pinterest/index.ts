export { faultOfEvent } from './eventRules';
export { PinterestSimulator, type PinterestSimulatorOptions } from './pinterestSimulator';
