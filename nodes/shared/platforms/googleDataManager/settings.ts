import { oneOf, textOf } from '../choices';
import { adsAccountId } from '../google/accounts';
import { readActions, type ConversionActions } from '../google/conversionActions';
import { readMerchant, type Merchant } from '../google/merchant';
import type { TransactionIdSource } from '../google/transactionId';
import type { Hasher } from '../hash';
import { SettingError, type Given } from '../module';

/** Kinds of account that conversions can go to (`ProductAccount.AccountType`). */
export const ACCOUNT_TYPES = [
	'DISPLAY_VIDEO_ADVERTISER',
	'DISPLAY_VIDEO_PARTNER',
	'GOOGLE_ADS',
] as const;
export type AccountType = (typeof ACCOUNT_TYPES)[number];

/** Kinds of account that can stand between the connected Google account and the one above. */
export const LINK_TYPES = [...ACCOUNT_TYPES, 'DATA_PARTNER'] as const;

export const EVENT_SOURCES = ['APP', 'IN_STORE', 'MESSAGE', 'OTHER', 'PHONE', 'WEB'] as const;
export type EventSource = (typeof EVENT_SOURCES)[number];

/** What becomes of rejected and refunded conversions, and of new revenue. */
export type Changes = 'skip' | 'resend';

export interface Account {
	accountType: string;
	accountId: string;
}

export interface DataManagerSettings {
	operating: Account;
	/** The account that has access to the one above, where the Google account has none itself. */
	login: Account | null;
	linked: Account | null;
	actions: ConversionActions;
	eventSource: EventSource;
	transactionIdFrom: TransactionIdSource;
	changes: Changes;
	/** Whether to send conversions of clicks that Google does not know yet. */
	sendsYoungClicks: boolean;
	/** Nothing: `contents` are not sent. */
	merchant: Merchant | null;
	/** Custom variables of Google Ads that all events carry. */
	customVariables: ReadonlyArray<{ variable: string; value: string }>;
	validateOnly: boolean;
	/** Whether to send only what came from a click on a Google ad. */
	requiresClickId: boolean;
	hasher: Hasher;
}

/** The settings from the node's parameters. Throws a `SettingError` for what cannot be right. */
export function settings({ param, requiresClickId, hasher }: Given): DataManagerSettings {
	const accountType = param<AccountType>('options.accountType', 'GOOGLE_ADS');
	return {
		operating: {
			accountType,
			accountId: accountId(accountType, param('operatingAccount', ''), 'Operating Account'),
		},
		login: link(param, 'loginAccount', 'Login Account'),
		linked: link(param, 'linkedAccount', 'Linked Account'),
		actions: readActions(param, {
			standard: { name: 'conversionActionId', displayName: 'Conversion Action ID' },
		}),
		eventSource: oneOf(EVENT_SOURCES, param('eventSource', 'WEB'), 'Event Source', 'Google'),
		transactionIdFrom: param<TransactionIdSource>('options.transactionIdFrom', 'eventId'),
		changes: param<Changes>('options.changes', 'skip'),
		sendsYoungClicks: param('options.sendYoungClicks', false),
		merchant: readMerchant(param, {
			label: 'merchantFeedLabel',
			language: 'merchantFeedLanguageCode',
		}),
		customVariables: variablesOf(param<VariableList>('options.customVariables', {})),
		validateOnly: param('options.validateOnly', false),
		requiresClickId,
		hasher,
	};
}

function accountId(type: string, text: unknown, parameter: string): string {
	const id = String(text ?? '').trim();
	if (type === 'GOOGLE_ADS') return adsAccountId(id, parameter);
	if (/^\d+$/.test(id)) return id;
	throw new SettingError(`'${parameter}' is not the ID of an account: ${id}`, 'Use its digits');
}

function link(param: Given['param'], name: string, displayName: string): Account | null {
	const id = textOf(param, `options.${name}`);
	if (id === null) return null;
	const accountType = param<string>(`options.${name}Type`, 'GOOGLE_ADS');
	return { accountType, accountId: accountId(accountType, id, displayName) };
}

interface VariableList {
	items?: Array<{ name?: unknown; value?: unknown }>;
}

function variablesOf({ items = [] }: VariableList): Array<{ variable: string; value: string }> {
	return items
		.map(({ name, value }) => ({
			variable: String(name ?? '').trim(),
			value: String(value ?? '').trim(),
		}))
		.filter(({ variable, value }) => variable !== '' && value !== '');
}
