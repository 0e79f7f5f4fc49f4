export { faultOfEvent } from './eventRules';
export { MicrosoftSimulator, type MicrosoftSimulatorOptions } from './microsoftSimulator';
