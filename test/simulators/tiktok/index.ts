export { faultOfEvent } from './eventRules';
export { TikTokSimulator, type TikTokSimulatorOptions } from './tiktokSimulator';
