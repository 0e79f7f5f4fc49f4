export { faultOfEvent } from './eventRules';
export { SnapchatSimulator, type SnapchatSimulatorOptions } from './snapchatSimulator';
