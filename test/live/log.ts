/** Takes one plain sentence about what goes on. */
export type Log = (text: string) => void;

/** Prints to the terminal. */
export const print: Log = (text) => {
	process.stdout.write(`${text}\n`);
};

/** A failure the user can act on: shown without a stack. */
export class UserError extends Error {}
