import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
} from 'n8n-workflow';
import type { ConversionEvent } from '../shared/conversion/conversion';
import { namedEvent } from '../shared/platforms/eventNames';
import { Hasher } from '../shared/platforms/hash';
import { SettingError, type Given, type PlatformModule } from '../shared/platforms/module';
import { DEFAULT_REMEMBERED } from './fields/forwarding';
import type { Read } from './parameters';

interface Options {
	includeInput?: boolean;
	remembered?: number;
	skipAccepted?: boolean;
}

/** What holds for the whole execution. */
export interface ForwardSettings {
	isDryRun: boolean;
	includeInput: boolean;
	/** Conversions that the ledger remembers; 0 for no ledger. */
	remembered: number;
}

export function readSettings(read: Read): ForwardSettings {
	const options = read('options', 0, {}) as Options;
	const { skipAccepted = true, remembered = DEFAULT_REMEMBERED } = options;
	return {
		isDryRun: read('dryRun', 0) as boolean,
		includeInput: options.includeInput ?? true,
		remembered: skipAccepted ? remembered : 0,
	};
}

/** The page can be another one for every item; it travels with the conversion. */
const PAGE = 'eventSourceUrl';

/**
 * The platform's settings for each item. They are the same object for all items for which they are the
 * same, since only those can share a request.
 */
export class PlatformSettings {
	/** Parameters that hold an expression, which may give something else for every item. */
	private readonly varying: readonly string[];
	private readonly made = new Map<string, unknown>();
	private readonly hasher = new Hasher();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly module: PlatformModule,
		private readonly credential: Readonly<IDataObject>,
		private readonly read: Read,
	) {
		const names = [
			...module.fields.map(({ name }) => name),
			...module.options.map(({ name }) => `options.${name}`),
			'options.eventNames',
			'options.requireClickId',
		];
		this.varying = [...new Set(names)].filter((name) => name !== PAGE && read.varies(name));
	}

	/**
	 * The settings for an item, or why they make no sense for it. Throws where they are the same for all
	 * items: nothing could be sent then.
	 */
	forItem(index: number): { settings: unknown } | { problem: Error } {
		if (this.varying.length === 0) return { settings: this.of(index) };
		try {
			return { settings: this.of(index) };
		} catch (error) {
			return { problem: error as Error };
		}
	}

	private of(index: number): unknown {
		const key = this.varying.length === 0 ? '' : JSON.stringify(this.values(index));
		if (!this.made.has(key)) this.made.set(key, this.make(index));
		return this.made.get(key);
	}

	private values(index: number): unknown[] {
		return this.varying.map((name) => this.read(name, index, null));
	}

	private make(index: number): unknown {
		const { read, credential, hasher } = this;
		const param = <T>(name: string, fallback: T): T =>
			name === PAGE && read.varies(PAGE) ? fallback : (read(name, index, fallback) as T);
		try {
			return this.module.settings({
				param,
				credential,
				eventNames: ownNames(param),
				requiresClickId: param('options.requireClickId', false),
				hasher,
			});
		} catch (error) {
			throw settingProblem(this.context.getNode(), error);
		}
	}
}

/** A setting that makes no sense, with its advice, as n8n shows errors. */
export function settingProblem(node: INode, error: unknown): Error {
	if (!(error instanceof SettingError)) return error as Error;
	const { message, advice: description } = error;
	return new NodeOperationError(node, message, { description });
}

/** *Event Source URL* for an item. */
export function readPage(read: Read, index: number): string | null {
	return String(read(PAGE, index, '') ?? '').trim() || null;
}

/** Whether the page is to be read for each item. */
export const pageVaries = (read: Read): boolean => read.varies(PAGE);

interface NameList {
	items?: Array<{ event: unknown; name: unknown }>;
}

function ownNames(param: Given['param']): Map<ConversionEvent, string> {
	const { items = [] } = param<NameList>('options.eventNames', {});
	const names = items.map(
		({ event, name }) => [namedEvent(event), String(name ?? '').trim()] as const,
	);
	return new Map(names.filter(([, name]) => name !== ''));
}
