import type { ICredentialDataDecryptedObject, ICredentialType } from 'n8n-workflow';
import { BemobApi } from '../../../../credentials/BemobApi.credentials';
import { BinomApi } from '../../../../credentials/BinomApi.credentials';
import { KeitaroApi } from '../../../../credentials/KeitaroApi.credentials';
import { RedtrackApi } from '../../../../credentials/RedtrackApi.credentials';
import { TgTrackerApi } from '../../../../credentials/TgTrackerApi.credentials';
import { VoluumApi } from '../../../../credentials/VoluumApi.credentials';
import type { Conversion, TrackerName } from '../../../../nodes/shared/conversion/conversion';
import type { Simulator } from '../../../simulators/base';
import { BEMOB_KEYS, BemobSimulator } from '../../../simulators/bemob';
import { BinomSimulator } from '../../../simulators/binom';
import type { Truth, TruthClick, TruthPostback } from '../../../simulators/generator';
import { KeitaroSimulator } from '../../../simulators/keitaro';
import { RedtrackSimulator } from '../../../simulators/redtrack';
import { BearerSimulator, TgtrackSimulator, userIdOf } from '../../../simulators/tgTracker';
import { VOLUUM_LOGIN, VoluumSimulator } from '../../../simulators/voluum';

export type Postback = Omit<TruthPostback, 'at'>;

/** How an account is simulated. */
export interface AccountOptions {
	conversions: number;
	/** How far back the first conversion lies. */
	days: number;
	/** Clock, Unix time in milliseconds. */
	now: () => number;
	/** IANA zone of the account, where the tracker has one. */
	zone: string;
	/** What the user calls the account, where its address does not tell. */
	name: string;
}

/** One account of a tracker over a seeded truth, which a test makes happen. */
export interface SimulatedTracker {
	tracker: TrackerName;
	simulator: Simulator;
	truth: Truth;
	credential: { instance: ICredentialType; data: () => ICredentialDataDecryptedObject };
	/** Parameters that the account needs. */
	options?: Record<string, string>;
	/** Conversions that happen now. */
	create(count: number): void;
	/** A later postback of a conversion; absent where the tracker takes the first and no other. */
	change?(index: number, postback: Postback): void;
	/** Whose conversion it is, as the tracker tells it: the click, or the person. */
	ownerOf(conversion: Conversion): string | null | undefined;
	/** The same of a conversion of the truth. */
	ownerIn(truth: Truth, index: number): string;
	/** What a click of the truth is called here; its own id unless told. `at` in Unix seconds. */
	clickKey?(click: { index: number; at: number }): string;
	/** A click has one conversion, however many the networks reported. */
	isOnePerClick?: boolean;
	/** After so many more requests, what goes wrong in this tracker's own way. */
	disturb?(requests: number): void;
	/** How often that has gone wrong. */
	disturbances?(): number;
}

const clickOf = ({ clickId }: Conversion) => clickId;
const clickIn = (truth: Truth, index: number) => truth.click(truth.clickIndexOf(index)).id;
const byClick = { ownerOf: clickOf, ownerIn: clickIn };

/** What is the same for every tracker whose conversions are those of clicks. */
function over(
	tracker: TrackerName,
	simulator: Simulator & { account: { truth: Truth; create(count: number): unknown } },
	instance: ICredentialType,
	data: () => ICredentialDataDecryptedObject,
): SimulatedTracker {
	const { account } = simulator;
	return {
		tracker,
		simulator,
		truth: account.truth,
		credential: { instance, data },
		create: (count) => void account.create(count),
		...byClick,
	};
}

function keitaro({ zone, ...options }: AccountOptions): SimulatedTracker {
	const simulator = new KeitaroSimulator(options);
	const data = () => ({ url: simulator.url, apiKey: simulator.apiKey, currency: 'USD' });
	return {
		...over('keitaro', simulator, new KeitaroApi(), data),
		options: { timeZone: zone },
		change: (index, postback) => simulator.account.repeat([index], () => postback),
	};
}

function voluum(options: AccountOptions): SimulatedTracker {
	const simulator = new VoluumSimulator({ ...options, requestsPerSecond: Infinity });
	const data = () => ({ ...VOLUUM_LOGIN, accountName: options.name, apiUrl: simulator.url });
	return {
		...over('voluum', simulator, new VoluumApi(), data),
		disturb: (requests) => simulator.sessions.endAfter(requests),
		disturbances: () => simulator.sessions.opened - 1,
	};
}

function redtrack(options: AccountOptions): SimulatedTracker {
	const simulator = new RedtrackSimulator(options);
	const data = () => ({
		apiKey: simulator.apiKey,
		accountName: options.name,
		timeZone: options.zone,
		currency: 'USD',
		apiUrl: simulator.url,
	});
	return {
		...over('redtrack', simulator, new RedtrackApi(), data),
		change: (index, postback) => simulator.account.repeat(index, postback),
	};
}

function binom(options: AccountOptions): SimulatedTracker {
	const simulator = new BinomSimulator(options);
	const data = () => ({ url: simulator.url, apiKey: simulator.apiKey, currency: 'USD' });
	return {
		...over('binom', simulator, new BinomApi(), data),
		change: (index, postback) => simulator.account.repeat(index, postback),
		isOnePerClick: true,
	};
}

function bearer(options: AccountOptions): SimulatedTracker {
	const simulator = new BearerSimulator(options);
	const { name: accountName } = options;
	const own = { product: 'bearer', accountName, currency: 'USD' };
	const data = () => ({ ...own, url: simulator.api, token: simulator.token });
	return {
		...over('tgTracker', simulator, new TgTrackerApi(), data),
		change: (index, { status, word, revenue }) =>
			simulator.account.postback(index, status, word, revenue),
	};
}

function tgtrack(options: AccountOptions): SimulatedTracker {
	const simulator = new TgtrackSimulator({ ...options, filter: 'join' });
	const { name: accountName } = options;
	const own = { product: 'tgtrack', accountName, currency: 'USD' };
	const data = () => ({ ...own, reportUrl: simulator.api, reportKey: simulator.apiKey });
	return {
		...over('tgTracker', simulator, new TgTrackerApi(), data),
		change: (index, { status, word }) => simulator.account.postback(index, status, word),
		clickKey: (click) => `${userIdOf(click as TruthClick)}:${click.at}`,
		ownerOf: ({ user }) => user?.externalId,
		ownerIn: (truth, index) => String(userIdOf(truth.click(truth.clickIndexOf(index)))),
	};
}

/** It has no log: what happens on it is seen in its lists only. */
function bemob(options: AccountOptions): SimulatedTracker {
	const simulator = new BemobSimulator(options);
	return {
		tracker: 'bemob',
		simulator,
		truth: simulator.truth,
		credential: {
			instance: new BemobApi(),
			data: () => ({
				authentication: 'keyPair',
				accessKey: BEMOB_KEYS.accessKey,
				secretKey: BEMOB_KEYS.secretKey,
				accountName: options.name,
				currency: 'USD',
				apiUrl: `${simulator.url}/v1`,
			}),
		},
		create: () => {},
		...byClick,
	};
}

/** Every tracker with a log of conversions, by its name in the panel. */
export const LOGGED: Readonly<Record<string, (options: AccountOptions) => SimulatedTracker>> = {
	Binom: binom,
	Keitaro: keitaro,
	RedTrack: redtrack,
	'TG Tracker': bearer,
	'TG Tracker (TGTrack)': tgtrack,
	Voluum: voluum,
};

export const SIMULATED: typeof LOGGED = { ...LOGGED, BeMob: bemob };
