import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';

/** Reads the parameters of one item, in the kinds that operations work with. */
export class Params {
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly index: number,
		/** Fields of the operation, for their names in the panel. */
		private readonly fieldsShown: readonly INodeProperties[],
	) {}

	/** Trimmed text; blank when absent. */
	text(name: string): string {
		return String(this.read(name) ?? '').trim();
	}

	/** Text with the blanks around it, such as the content of a file. */
	verbatim(name: string): string {
		return String(this.read(name) ?? '');
	}

	/** Text, or nothing when blank. */
	optionalText(name: string): string | undefined {
		return this.text(name) || undefined;
	}

	number(name: string): number {
		const value = Number(this.read(name));
		if (Number.isNaN(value)) throw this.wrong(name, 'is not a number');
		return value;
	}

	boolean(name: string): boolean {
		return this.read(name) === true;
	}

	list<T = string>(name: string): T[] {
		const value = this.read(name);
		return Array.isArray(value) ? (value as T[]) : [];
	}

	/** The value of a resource locator, or of a plain field. */
	locator(name: string): string {
		const options = { extractValue: true };
		const value = this.context.getNodeParameter(name, this.index, '', options);
		return String(value ?? '').trim();
	}

	/** A numeric id from a resource locator or a plain field. Throws when it is none. */
	id(name: string): number {
		const text = this.locator(name);
		if (!/^\d+$/.test(text))
			throw this.wrong(name, text === '' ? 'is empty' : `is not an ID: ${text}`);
		return Number(text);
	}

	/** A collection of optional fields; only those that were added. */
	fields(name: string): IDataObject {
		return (this.read(name) ?? {}) as IDataObject;
	}

	/** A JSON field, given as text or as a value. Throws when it cannot be read. */
	json<T = unknown>(name: string): T | undefined {
		const value = this.read(name);
		if (typeof value !== 'string') return (value ?? undefined) as T | undefined;
		if (value.trim() === '') return undefined;
		try {
			return JSON.parse(value) as T;
		} catch {
			throw this.wrong(name, 'is not valid JSON');
		}
	}

	/** An error that names the parameter as the panel shows it. */
	wrong(
		name: string,
		what: string,
		advice = 'Correct it in the panel of the node',
	): NodeOperationError {
		const shown = this.displayName(name);
		return new NodeOperationError(this.context.getNode(), `'${shown}' ${what}`, {
			description: advice,
			itemIndex: this.index,
		});
	}

	private read(name: string): unknown {
		return this.context.getNodeParameter(name, this.index, undefined);
	}

	/** As in the panel; for a field inside a collection, `updateFields.name`, the inner one's. */
	private displayName(path: string): string {
		const [name = '', ...inner] = path.replace(/\[\d+\]/g, '').split('.');
		let field = this.fieldsShown.find((one) => one.name === name);
		for (const part of inner) {
			const nested = (field?.options ?? []).flatMap((option) =>
				'values' in option ? option.values : 'type' in option ? [option] : [],
			);
			field = nested.find((one) => one.name === part) ?? field;
		}
		return field?.displayName ?? path;
	}
}
