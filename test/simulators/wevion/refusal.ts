import { json, type SimulatedAnswer } from '../base';

const NAMES: Readonly<Record<number, string>> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	402: 'Payment Required',
	403: 'Forbidden',
	404: 'Not Found',
	429: 'Too Many Requests',
	500: 'Internal Server Error',
};

/** An error in the shape of the framework that Wevion seems to be built with. */
export function failure(
	status: number,
	message: string,
	headers?: Record<string, string>,
): SimulatedAnswer {
	const error = NAMES[status] ?? 'Error';
	return json(status, { statusCode: status, error, message }, headers);
}

/** Thrown by whatever reads a request; becomes the answer. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		message: string,
		private readonly headers?: Record<string, string>,
	) {
		super(message);
	}

	get answer(): SimulatedAnswer {
		return failure(this.status, this.message, this.headers);
	}
}
