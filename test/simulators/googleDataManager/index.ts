export { DataManagerSimulator, type DataManagerOptions } from './dataManagerSimulator';
