import type {
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { SHORTEST_SECRET } from '../settings';

const NAMES = {
	secret: 'Secret',
	previousSecret: 'Previous Secret',
	hmacSecret: 'HMAC Secret',
	previousHmacSecret: 'Previous HMAC Secret',
} as const;

/** There is no service to ask; what can be told is whether a secret is there and hard to guess. */
export async function postbackSecretTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const lengthOf = (field: keyof typeof NAMES): number => String(data[field] ?? '').trim().length;
	const fields = Object.keys(NAMES) as Array<keyof typeof NAMES>;
	const short = fields.find((field) => lengthOf(field) > 0 && lengthOf(field) < SHORTEST_SECRET);
	if (short !== undefined) {
		const message = `'${NAMES[short]}' needs at least ${SHORTEST_SECRET} characters`;
		return { status: 'Error', message };
	}
	if (lengthOf('secret') === 0 && lengthOf('hmacSecret') === 0) {
		return { status: 'Error', message: "Fill in 'Secret', 'HMAC Secret' or both" };
	}
	return { status: 'OK', message: 'Long enough. Whether a sender uses it shows when it calls.' };
}
