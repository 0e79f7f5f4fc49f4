import { uploadCheck } from '../google/uploadCheck';

/** What Google would refuse for ever, then what it would refuse now. */
export const check = uploadCheck();
