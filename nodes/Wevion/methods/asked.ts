import { NodeOperationError, type IDataObject, type ILoadOptionsFunctions } from 'n8n-workflow';
import { firstOf } from '../../shared/n8n/listing';
import { ServiceError, toNodeError } from '../../shared/n8n/serviceError';
import type { EndpointName } from '../../shared/wevion/endpoints';
import { connect } from '../transport';

/** Where a list of the editor comes from. */
export interface Source {
	endpoint: EndpointName;
	/** What it may be called in the answer. */
	names: string[];
	/** The tracker it belongs to. */
	configId?: string;
	/** What to show when it cannot be had; nothing lets the error through. */
	instead?: (error: unknown) => IDataObject[] | undefined;
}

/** Only entries that were counted on: an answer without a list has none. */
export async function allOf(
	context: ILoadOptionsFunctions,
	source: Source,
): Promise<IDataObject[]> {
	const { endpoint, names, configId, instead } = source;
	try {
		const { client } = await connect(context);
		let isList = true;
		const told = { noList: () => void (isList = false), noMore: () => undefined };
		const asked = configId === undefined ? {} : { places: { configId } };
		const rows = await firstOf(client.pages(endpoint, asked, told, ...names), {});
		return isList ? rows : [];
	} catch (error) {
		const others = instead?.(error);
		if (others !== undefined) return others;
		if (error instanceof ServiceError) throw toNodeError(context.getNode(), error);
		throw new NodeOperationError(context.getNode(), error as Error);
	}
}

/** The tracker chosen on the screen. Throws when there is none yet. */
export function configIdOf(context: ILoadOptionsFunctions): string {
	const value = context.getCurrentNodeParameter('configId', { extractValue: true });
	const id = String(value ?? '').trim();
	if (id !== '') return id;
	throw new NodeOperationError(context.getNode(), 'Choose a tracker first', {
		description: 'The list belongs to the tracker',
	});
}
