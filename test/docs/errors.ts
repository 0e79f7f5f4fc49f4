import type { Problem, ProblemKind } from '../../nodes/shared/n8n/problem';
import { SENTENCES, messageOf, type ServiceVoice } from '../../nodes/shared/n8n/sentences';
import { GATEWAY_REASONS } from '../../nodes/shared/platforms/google/rpc';
import { PROCESSING_REASONS } from '../../nodes/shared/platforms/googleDataManager/reasons';
import type { PlatformModule } from '../../nodes/shared/platforms/module';
import type { ErrorClass } from '../../nodes/shared/platforms/platform';
import type { TrackerModule } from '../../nodes/shared/trackers/module';
import { cellOf } from './parameters';
import { allSaid, type Said } from './refusals';
import { tableOf } from './table';

/** Stands for any service in the sentences. */
const ANY: ServiceVoice = { name: '[Service]', credential: '[Service]' };

/** The statuses of answers, where the sentence tells one. */
const STATUS: Partial<Record<ProblemKind, number>> = {
	unauthorized: 401,
	notInPlan: 402,
	forbidden: 403,
	notFound: 404,
	invalid: 400,
	throttled: 429,
	serverFault: 500,
	webPage: 200,
};

const problemOf = (kind: ProblemKind): Problem => ({ kind, status: STATUS[kind] });

/** What any node says when a service cannot be used, and what to do. */
export function problemTable(): string {
	const body = Object.entries(SENTENCES).map(([kind, { message, advice }]) => {
		const problem = problemOf(kind as ProblemKind);
		return [cellOf(message(ANY, problem)), cellOf(advice(ANY, problem))];
	});
	return tableOf(['What you see', 'What to do'], body).join('\n');
}

/** What to do where a service is known better. */
export function serviceTable(
	trackers: readonly TrackerModule[],
	platforms: readonly PlatformModule[],
): string {
	const voices = [
		...trackers.map(({ displayName, voice }) => [displayName, voice] as const),
		...platforms.map(({ displayName, platform }) => [displayName, platform.voice] as const),
	];
	const body = voices.flatMap(([displayName, voice]) =>
		Object.entries(voice.advice ?? {}).map(([kind, advice]) => [
			displayName,
			cellOf(messageOf(voice, problemOf(kind as ProblemKind))),
			cellOf(advice),
		]),
	);
	return tableOf(['Service', 'What you see', 'What to do'], body).join('\n');
}

const CLASSES: Readonly<Record<ErrorClass, readonly [means: string, what: string]>> = {
	auth: [
		'The key or the sign-in is not accepted',
		'Renew it in the credential; `advice` says where',
	],
	permission: [
		'The key is accepted and may not do that',
		'Give it the right at the platform; `advice` says where',
	],
	configuration: [
		'A setting of the node or the credential names something that is not there',
		'Correct the setting that `advice` names',
	],
	'invalid data': [
		'The platform does not take this one conversion; the others of the request were sent',
		'Correct what `reason` names, and send it again',
	],
	duplicate: ['The platform has it already; comes out on _Skipped_', 'Nothing'],
	'too early': [
		'The platform does not know the click or the conversion yet',
		'Send it again at the time in `retryAt`',
	],
	throttled: [
		'The platform asks for fewer requests; the node has waited and asked again in vain',
		'Send it again later, after `retryAt` if there is one',
	],
	temporary: [
		'A fault of the platform or the network; the node has tried again in vain',
		'Send it again later: it goes out under the same event ID',
	],
};

/** What the classes of a failed result mean; the first three and `throttled` end the run's sending. */
export function classTable(): string {
	const body = Object.entries(CLASSES).map(([name, [means, what]]) => [`\`${name}\``, means, what]);
	return tableOf(['Class', 'What it means', 'What to do'], body).join('\n');
}

/** Why a conversion is not sent, whichever platform says so. */
export function skipTable(platforms: readonly PlatformModule[]): string {
	return saidTable(platforms, (said) => said.class === '');
}

/** What the node says of a failure itself, beside the codes that platforms send. */
export function failureTable(platforms: readonly PlatformModule[]): string {
	return saidTable(platforms, (said) => said.class !== '');
}

function saidTable(platforms: readonly PlatformModule[], isShown: (said: Said) => boolean): string {
	const names = new Map(platforms.map((one) => [one.platform.name, one.displayName]));
	// What is said in the folder of a company is said by several of its platforms.
	const shownName = (folder: string) =>
		folder === '' ? 'all that need it' : (names.get(folder) ?? folderName(folder));
	const rows = allSaid()
		.filter(isShown)
		.map((said) => [
			`\`${said.code}\``,
			shownName(said.platform),
			cellOf(said.reason),
			cellOf(said.advice),
		]);
	const unique = [...new Map(rows.map((row) => [row.join('\n'), row])).values()];
	unique.sort(
		(a, b) => (a[0] ?? '').localeCompare(b[0] ?? '') || (a[1] ?? '').localeCompare(b[1] ?? ''),
	);
	return tableOf(['Code', 'Platform', 'What it means', 'What to do'], unique).join('\n');
}

const SHARED_FOLDERS: Readonly<Record<string, string>> = {
	google: 'Google',
	googleAds: 'Google Ads API',
};

function folderName(folder: string): string {
	const name = SHARED_FOLDERS[folder];
	if (name === undefined) throw new Error(`Nobody knows what to call the folder '${folder}'`);
	return name;
}

/** Reasons that Google gives in capitals, at once or in the status of a request. */
export function googleTable(): string {
	const body = Object.entries({ ...GATEWAY_REASONS, ...PROCESSING_REASONS })
		.sort(([a], [b]) => a.localeCompare(b))
		.map(([reason, { class: errorClass, advice }]) => [
			`\`${reason}\``,
			errorClass,
			cellOf(advice),
		]);
	return tableOf(['Reason', 'Class', 'What to do'], body).join('\n');
}
