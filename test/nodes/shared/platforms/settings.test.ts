import type { INodePropertyCollection } from 'n8n-workflow';
import { Hasher } from '../../../../nodes/shared/platforms/hash';
import { SettingError } from '../../../../nodes/shared/platforms/module';
import { PLATFORMS } from '../../../../nodes/shared/platforms/registry';
import { ACCOUNTS } from '../../../contract/platforms/credentials';
import { STANDS } from '../../../e2e/platforms/stands';

type Module = (typeof PLATFORMS)[number];

/** What an expression can make of a field of text or of a list of choices. */
const MADE: readonly unknown[] = [null, '', 7, 'constructor'];

function read(module: Module, own: Readonly<Record<string, unknown>>): unknown {
	const { platform } = module;
	const chosen = { ...STANDS[platform.name]?.parameters, ...own };
	try {
		module.settings({
			param: <T>(name: string, fallback: T) => (name in chosen ? chosen[name] : fallback) as T,
			credential: ACCOUNTS[platform.credential]?.data ?? {},
			eventNames: new Map(),
			requiresClickId: false,
			hasher: new Hasher(),
		});
		return undefined;
	} catch (error) {
		return error;
	}
}

const optionsOf = (module: Module, type: string) =>
	module.options.filter((option) => option.type === type);

const single = PLATFORMS.flatMap((module) => {
	const fields = module.fields.map((field) => ({ field, path: field.name }));
	const options = module.options.map((field) => ({ field, path: `options.${field.name}` }));
	const typed = [...fields, ...options].filter(({ field }) =>
		['string', 'options'].includes(field.type),
	);
	return typed.flatMap(({ path }) =>
		MADE.map((value) => [module.platform.name, path, value, module] as const),
	);
});

it.each(single)('%s takes %s = %j, or says in words what is wrong with it', (...row) => {
	const [, path, value, module] = row;
	const error = read(module, { [path]: value });
	if (error !== undefined) expect(error).toBeInstanceOf(SettingError);
});

const lists = PLATFORMS.flatMap((module) =>
	optionsOf(module, 'fixedCollection').flatMap((option) =>
		MADE.map((value) => [module.platform.name, option.name, value, module, option] as const),
	),
);

it.each(lists)('%s takes lines of %s full of %j, or says what is wrong', (...row) => {
	const [, name, value, module, { options = [], typeOptions }] = row;
	const [group] = options as INodePropertyCollection[];
	const line = Object.fromEntries((group?.values ?? []).map((field) => [field.name, value]));
	const filled = typeOptions?.multipleValues === true ? [line] : line;
	const error = read(module, { [`options.${name}`]: { [group?.name ?? '']: filled } });
	if (error !== undefined) expect(error).toBeInstanceOf(SettingError);
});
