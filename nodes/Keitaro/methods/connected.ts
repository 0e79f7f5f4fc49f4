import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { asNodeError } from '../../shared/n8n/serviceError';
import { connect, type KeitaroApi } from '../transport';

/** Runs a reading of a list in the editor; problems are told in their own sentences. */
export async function connected<T>(
	context: ILoadOptionsFunctions,
	read: (api: KeitaroApi) => Promise<T>,
): Promise<T> {
	try {
		return await read(await connect(context));
	} catch (error) {
		throw asNodeError(context.getNode(), error);
	}
}
