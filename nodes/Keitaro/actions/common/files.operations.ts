import type { INodeProperties } from 'n8n-workflow';
import { confirmField } from '../../../shared/n8n/fields';
import { FileItem } from '../../../shared/n8n/operation';
import type { KeitaroOperation } from '../operation';
import { mustConfirm } from './confirm';
import { address, bare, idField, type Entity } from './entity';
import { oneOf } from './listing';
import { shown } from './output';

const filePath: INodeProperties = {
	displayName: 'File Path',
	name: 'path',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. index.html',
	description: 'Path of the file within the folder, as Get File Structure tells it',
};

const content: INodeProperties = {
	displayName: 'Content',
	name: 'data',
	type: 'string',
	typeOptions: { rows: 6 },
	default: '',
	description:
		'The whole new text of the file. It travels in the address of the request, so servers refuse long ones (often above 8 KB); upload an archive then.',
};

const binaryField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryField',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	description: 'The name of the output binary field to put the file in',
};

interface FileStep {
	name: string;
	/** Completes `Read a file of an offer`. */
	says: string;
	method: 'get' | 'post' | 'put' | 'delete';
	suffix: string;
	/** What goes into the query beside the path. */
	data?: true;
	/** Cannot be undone. */
	confirm?: true;
	noPath?: true;
}

/** Everything but the path goes into the query, content included (keitaro-api §2.1). */
const STEPS: Readonly<Record<string, FileStep>> = {
	addFile: { name: 'Add File', says: 'Add an empty file to', method: 'post', suffix: 'add_file' },
	getFile: { name: 'Get File', says: 'Read a file of', method: 'get', suffix: 'get_file' },
	getStructure: {
		name: 'Get File Structure',
		says: 'Read the file structure of',
		method: 'get',
		suffix: 'get_structure',
		noPath: true,
	},
	removeFile: {
		name: 'Remove File',
		says: 'Remove a file of',
		method: 'delete',
		suffix: 'remove_file',
		confirm: true,
	},
	updateFile: {
		name: 'Update File',
		says: 'Write a file of',
		method: 'put',
		suffix: 'update_file',
		data: true,
	},
};

/** The files of a local landing page or offer. */
export function filesOf(entity: Entity): Record<string, KeitaroOperation> {
	const steps = Object.entries(STEPS).map(([key, step]) => [key, stepOf(entity, step)] as const);
	return { ...Object.fromEntries(steps), download: downloadOf(entity) };
}

function stepOf(entity: Entity, step: FileStep): KeitaroOperation {
	const { name, says, method, suffix, data, confirm, noPath } = step;
	const sure = confirmField('Whether you want the file removed for good');
	return {
		name,
		action: `${says} ${entity.one}`,
		description: `${says} ${entity.one} that is kept on the tracker`,
		fields: [
			idField(entity),
			...(noPath ? [] : [filePath]),
			...(data ? [content] : []),
			...(confirm ? [sure] : []),
		],
		async run(call) {
			const { api, param } = call;
			if (confirm) mustConfirm(param, 'remove the file for good');
			const path = noPath ? undefined : param.text('path');
			if (path === '') throw param.wrong('path', 'is empty');
			const query = {
				...(path !== undefined && { path }),
				...(data && { data: param.verbatim('data') }),
			};
			const where = `${address(entity, call)}/${suffix}`;
			const answer =
				method === 'get' ? await api.get(where, query) : await api[method](where, undefined, query);
			// A structure is the folder itself, or the list of what lies in it.
			return Array.isArray(answer)
				? shown(answer)
				: shown(oneOf(answer ?? { path, success: true }));
		},
	};
}

function downloadOf(entity: Entity): KeitaroOperation {
	const one = bare(entity.one);
	return {
		name: 'Download',
		action: `Download the files of ${entity.one}`,
		description: `Get all files of ${entity.one} that is kept on the tracker as a ZIP`,
		fields: [idField(entity), binaryField],
		async run(call) {
			const { api, param, files } = call;
			const id = param.id(entity.id);
			const fileName = `${one.replace(/ /g, '-')}-${id}.zip`;
			const bytes = await api.download(`${address(entity, call)}/download`);
			const file = await files.prepare(bytes, fileName, 'application/zip');
			return new FileItem(
				{ id, fileName, bytes: bytes.length },
				{ [param.text('binaryField')]: file },
			);
		},
	};
}
