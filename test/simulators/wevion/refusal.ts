import { json, Refused, type SimulatedAnswer } from '../base';

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

/** A request that Wevion refuses. */
export class Refusal extends Refused {
	constructor(status: number, message: string, headers?: Record<string, string>) {
		super(failure(status, message, headers), message);
	}
}
