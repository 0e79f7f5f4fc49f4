import { accountAt, serverAddress } from '../../n8n/serverAddress';

/** What people paste along with the address: the panel's own pages and the API's path. */
const PASTED_PATH = /\/(?:admin|admin_api)(?:\/.*)?$/i;

/**
 * The address of a Keitaro panel in its plain form. Accepts what people paste, such as
 * `panel.example.com/admin/#!/campaigns`. `undefined` when it is no address.
 */
export const panelAddress = (text: string): string | undefined => serverAddress(text, PASTED_PATH);

/** Where the Admin API of a panel lives. */
export function adminApi(panel: string): string {
	return `${panel}/admin_api/v1`;
}

/** How an account is called in conversions: host, port and sub-path of its panel. */
export const accountOf = accountAt;
