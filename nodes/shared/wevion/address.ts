import { serverAddress } from '../n8n/serverAddress';

/** What people paste along with the host: the prefix of the API, which every path here begins with. */
const PASTED_PATH = /\/api(?:\/.*)?$/i;

/** Where the API is, with any sub-path of a proxy; `undefined` when the text is no address. */
export const apiAddress = (text: string): string | undefined => serverAddress(text, PASTED_PATH);
