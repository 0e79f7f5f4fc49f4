export { AnalyticsSimulator, type AnalyticsOptions } from './analyticsSimulator';
