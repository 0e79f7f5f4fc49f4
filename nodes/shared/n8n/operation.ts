import type { IBinaryData, IDataObject, INodeProperties } from 'n8n-workflow';
import type { Params } from './params';
import type { Progress } from './progress';

/** One item with a file beside its data. */
export class FileItem {
	constructor(
		readonly json: IDataObject,
		readonly binary: Readonly<Record<string, IBinaryData>>,
	) {}
}

/** What an operation hands out: one item, several, or nothing to tell. */
export type OperationResult = IDataObject | IDataObject[] | FileItem;

/** The files of the input item, and making new ones. */
export interface Files {
	/** The bytes of a binary field of the item; throws when it has none of that name. */
	read(field: string): Promise<Buffer>;
	prepare(bytes: Buffer, name: string, mimeType: string): Promise<IBinaryData>;
}

/** What an operation is given for one input item. */
export interface OperationCall<Api> {
	api: Api;
	/** The parameters for this item. */
	param: Params;
	files: Files;
	/** Says something in the output pane, such as that a limit cut the list. */
	hint: (message: string) => void;
	/** Tells n8n's log how far a long operation is. */
	progress: Progress;
	/** Whether the execution was stopped; long operations look between requests. */
	cancelled: () => boolean;
}

/** What the panel shows of an operation. */
export interface ShownOperation {
	/** In the dropdown, without the resource: `Get Many`. */
	name: string;
	/** With the resource, sentence case: `Get many campaigns`. */
	action: string;
	description: string;
	/** Its own fields, in the order a person thinks; the resource and operation are added to them. */
	fields: INodeProperties[];
}

/** One operation of a node: what the panel shows of it and what it does for one item. */
export interface Operation<Api> extends ShownOperation {
	run(call: OperationCall<Api>): Promise<OperationResult>;
}

/** A thing of the service and what can be done with it. */
export interface Resource<Api> {
	/** In the dropdown: `Landing Page`. */
	name: string;
	operations: Readonly<Record<string, Operation<Api>>>;
}

export type Registry<Api> = Readonly<Record<string, Resource<Api>>>;

/** What the panel is made of, however the operations are run. */
export type ShownRegistry = Readonly<
	Record<string, { name: string; operations: Readonly<Record<string, ShownOperation>> }>
>;
