export { simplified } from '../shared/conversion/simplified';
