import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { Hasher } from '../../nodes/shared/platforms/hash';
import type { Given, PlatformModule } from '../../nodes/shared/platforms/module';
import { tableOf } from './table';

const yes = (is: boolean): string => (is ? '✓' : '');

/** What a user gets who chooses nothing but what must be chosen. */
const CHOSEN: Readonly<Record<string, unknown>> = {
	operatingAccount: '1234567890',
	customerId: '1234567890',
	conversionActionId: '987654321',
	conversionAction: { __rl: true, mode: 'id', value: '987654321' },
};
const CREDENTIAL = {
	datasetId: '1',
	eventSourceId: '1',
	pixelId: '1',
	adAccountId: '1',
	accountId: '1',
	tagId: '1',
	measurementId: 'G-1',
	apiSecret: '1',
};

/** The settings of a platform, with what else is chosen by the names of parameters. */
export function settingsOf<S>(
	{ settings }: PlatformModule<S>,
	chosen: Readonly<Record<string, unknown>> = {},
): S {
	const given: Given = {
		param: <T>(name: string, fallback: T) => (chosen[name] ?? CHOSEN[name] ?? fallback) as T,
		credential: CREDENTIAL,
		eventNames: new Map(),
		requiresClickId: false,
		hasher: new Hasher(),
	};
	return settings(given);
}

/** What each platform takes at once, how long it knows an event, and what it is told beside. */
export function platformTable(platforms: readonly PlatformModule[]): string {
	const body = platforms.map(({ displayName, platform }) => {
		const { batch, dedupHours, requestsPerMinute } = platform.limits;
		return [
			displayName,
			String(batch),
			dedupHours === 0 ? 'not documented' : hours(dedupHours),
			requestsPerMinute === undefined ? '' : String(requestsPerMinute),
			yes(platform.takesConsent),
		];
	});
	const head = [
		'Platform',
		'Events a request',
		'Knows an event ID for',
		'Requests a minute',
		'Takes consent',
	];
	return tableOf(head, body).join('\n');
}

const hours = (count: number): string =>
	count % 24 === 0 && count > 48 ? `${count / 24} days` : `${count} hours`;

/** What becomes of a conversion that was rejected or refunded after all. */
export function refundTable(platforms: readonly PlatformModule[]): string {
	const body = platforms.map((module) => {
		const refund = module.platform.refund(settingsOf(module));
		return refund.supported
			? [module.displayName, refund.sent, '']
			: [module.displayName, 'Nothing: skipped', `${refund.reason}. ${refund.advice}`];
	});
	return tableOf(['Platform', 'What is sent', 'Why not, and what to do'], body).join('\n');
}

/** The parameters of each platform by their names, for expressions and for the contract tool. */
export function parameterSections(platforms: readonly PlatformModule[]): string {
	return platforms.flatMap(sectionOf).join('\n\n');
}

function sectionOf({ displayName, platform, fields, options }: PlatformModule): string[] {
	const rows = [
		...fields.map((field) => rowOf(field.name, field)),
		...options.map((option) => rowOf(`options.${option.name}`, option)),
	].filter(([, , kind]) => kind !== 'notice');
	const heading = `### ${displayName}: \`${platform.name}\``;
	if (rows.length === 0) return [heading, 'Nothing to choose.'];
	return [heading, tableOf(['Parameter', 'Name', 'Values'], rows).join('\n')];
}

function rowOf(name: string, field: INodeProperties): string[] {
	return [field.displayName, `\`${name}\``, kindOf(field)];
}

function kindOf({ type, options, default: usual }: INodeProperties): string {
	if (type !== 'options' && type !== 'multiOptions') return type;
	const values = (options as INodePropertyOptions[]).map(({ value }) => `\`${String(value)}\``);
	return `${values.join(', ')}; \`${String(usual)}\` by default`;
}
