export type { KnownConversion } from './books';
export { GoogleAdsSimulator, type GoogleAdsOptions } from './googleAdsSimulator';
