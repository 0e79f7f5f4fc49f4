import type { IDataObject } from 'n8n-workflow';
import type { Params } from '../../../shared/n8n/params';
import { isSecretField, redacted, type IsSecret } from './secrets';
import { typed } from './types';

/** Fields of a simplified answer, in their order. */
export type SimpleFields = readonly string[];

/** An answer as it leaves the node: real types, secrets masked unless the operation shows them on wish. */
export function shown<T extends IDataObject | IDataObject[]>(
	answer: T,
	withSecrets = false,
	isSecret: IsSecret = isSecretField,
): T {
	const plain = typed(answer);
	return withSecrets ? plain : redacted(plain, isSecret);
}

/** Only these fields of each row; one that the build does not have is left out. */
export function simplified(rows: readonly IDataObject[], fields: SimpleFields): IDataObject[] {
	return rows.map((row) =>
		Object.fromEntries(fields.flatMap((name) => (name in row ? [[name, row[name]]] : []))),
	);
}

/** Whether `Include Secrets` is on, for an operation that has the field. */
export const wantsSecrets = (param: Params): boolean => param.boolean('includeSecrets');
