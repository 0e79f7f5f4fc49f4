import { uploadCheck } from '../google/uploadCheck';
import { byHand } from './byHand';

/**
 * What Google refuses the whole batch for, or would drop hours later with no more than a count to show
 * for it. Then what it would drop now but not later.
 */
export const check = uploadCheck(
	(conversion) => byHand(conversion)?.sessionAttributes !== undefined,
);
