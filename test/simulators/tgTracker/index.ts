export { TgAccount } from './account';
export { BearerSimulator, type BearerSimulatorOptions } from './bearer';
export { conversionRow, eventOf, LISTS } from './bearerRows';
export { ODD, USUAL } from './dialect';
export { TgtrackSimulator, type TgtrackSimulatorOptions } from './tgtrack';
export { memberStatus, userIdOf, utmOf } from './tgtrackRows';
