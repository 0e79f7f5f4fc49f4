import type { IDataObject } from 'n8n-workflow';
import { confirmField } from '../../../shared/n8n/fields';
import type { KeitaroOperation } from '../operation';
import { mustConfirm } from './confirm';
import { address, bare, idField, itemOf, secretsField, type Entity } from './entity';

interface StepSpec {
	name: string;
	/** Completes `Move a campaign to the archive`. */
	description: (one: string) => string;
	method: 'post' | 'put' | 'delete';
	suffix: string;
	/** What is told when the answer says nothing of use. */
	told?: IDataObject;
}

/** What is done to one thing by calling a path, without a body. */
const STEPS = {
	archive: {
		name: 'Archive',
		description: (one) => `Move ${one} to the archive; its statistics stay`,
		method: 'delete',
		suffix: '',
		told: { archived: true },
	},
	check: {
		name: 'Check',
		description: (one) => `Check the DNS and SSL status of ${one} now`,
		method: 'post',
		suffix: '/check',
	},
	clone: {
		name: 'Clone',
		description: (one) => `Make a copy of ${one} with its settings`,
		method: 'post',
		suffix: '/clone',
	},
	disable: {
		name: 'Disable',
		description: (one) => `Pause ${one}`,
		method: 'post',
		suffix: '/disable',
	},
	enable: {
		name: 'Enable',
		description: (one) => `Make ${one} active again`,
		method: 'post',
		suffix: '/enable',
	},
	restore: {
		name: 'Restore',
		description: (one) => `Take ${one} back out of the archive`,
		method: 'post',
		suffix: '/restore',
		told: { restored: true },
	},
} satisfies Record<string, StepSpec>;

export type StepName = keyof typeof STEPS;

/** One step, under the resource's own address; `changes` where its path or method is an exception. */
export function stepOf(
	entity: Entity,
	step: StepName,
	changes: Partial<Pick<StepSpec, 'method' | 'suffix'>> = {},
): KeitaroOperation {
	const { name, description, method, suffix, told }: StepSpec = { ...STEPS[step], ...changes };
	return {
		name,
		action: `${name} ${entity.one}`,
		description: description(entity.one),
		fields: [idField(entity), ...(told ? [] : secretsField(entity))],
		async run(call) {
			const answer = await call.api[method](`${address(entity, call)}${suffix}`);
			// The answers to these are a different thing on different builds (keitaro-api §2.1).
			return told ? { id: call.param.id(entity.id), ...told } : itemOf(entity, call, answer);
		},
	};
}

/** Several steps at once, each under its own name. */
export function stepsOf<Name extends StepName>(
	entity: Entity,
	...steps: Name[]
): Record<Name, KeitaroOperation> {
	return Object.fromEntries(steps.map((step) => [step, stepOf(entity, step)])) as Record<
		Name,
		KeitaroOperation
	>;
}

/** Deletes for good, once confirmed. */
export function deleteOf(entity: Entity, suffix = ''): KeitaroOperation {
	return {
		name: 'Delete',
		action: `Delete ${entity.one}`,
		description: `Delete ${entity.one} for good`,
		fields: [
			idField(entity),
			confirmField(`Whether you want the ${bare(entity.one)} deleted for good`),
		],
		async run(call) {
			mustConfirm(call.param, `delete the ${bare(entity.one)} for good`);
			await call.api.delete(`${address(entity, call)}${suffix}`);
			return { id: call.param.id(entity.id), deleted: true };
		},
	};
}
