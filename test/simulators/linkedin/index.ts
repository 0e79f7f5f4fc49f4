export { faultOfEvent } from './eventRules';
export { LinkedInSimulator, type LinkedInSimulatorOptions } from './linkedinSimulator';
