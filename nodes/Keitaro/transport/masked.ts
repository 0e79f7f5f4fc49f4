import { NodeOperationError, type INode } from 'n8n-workflow';
import { MASK } from '../../shared/n8n/mask';

/** Stops an item read with masked secrets from being written back, which would save the mask. */
export function refuseMasked(node: INode, value: unknown): void {
	const field = maskedField(value);
	if (field === undefined) return;
	throw new NodeOperationError(node, `'${field}' holds a masked secret`, {
		description: `Leave the field out, or read it with Include Secrets so that it is not ${MASK}`,
	});
}

const isMasked = (text: string): boolean => text === MASK || text.includes(`/${MASK}/postback`);

function maskedField(value: unknown, name = ''): string | undefined {
	if (typeof value === 'string') return isMasked(value) ? name : undefined;
	if (typeof value !== 'object' || value === null) return undefined;
	const names = Object.entries(value).map(([key, part]) =>
		maskedField(part, Array.isArray(value) ? name : key),
	);
	return names.find((found) => found !== undefined);
}
