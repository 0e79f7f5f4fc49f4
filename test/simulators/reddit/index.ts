export { faultOfEvent } from './eventRules';
export { RedditSimulator, type RedditSimulatorOptions } from './redditSimulator';
