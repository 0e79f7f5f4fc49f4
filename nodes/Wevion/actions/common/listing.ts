import type { IDataObject } from 'n8n-workflow';
import { firstOf, mostOf } from '../../../shared/n8n/listing';
import type { Params } from '../../../shared/n8n/params';
import type { EndpointName } from '../../../shared/wevion/endpoints';
import { redacted } from '../../../shared/wevion/redact';
import { simplified, type Aliases } from '../../../shared/wevion/simple';
import type { WevionCall } from '../operation';
import { ownPath, withQueryParameters } from './options';

export { limit, returnAll } from '../../../shared/n8n/listing';

interface Listing {
	places?: Readonly<Record<string, string>>;
	query?: IDataObject;
	body?: unknown;
	/** What the list may be called in the answer, before the usual wrappings. */
	names?: string[];
	toRow?: (row: IDataObject) => IDataObject;
}

/** The rows of a list, as many as are wanted, secrets masked. */
export async function listed(
	call: WevionCall,
	endpoint: EndpointName,
	{ places, query, body, names = [], toRow = (row) => row }: Listing = {},
): Promise<IDataObject[]> {
	const { api, param, hint, progress, cancelled } = call;
	const told = {
		noList: () => hint("Wevion's answer has no list in it; it is shown as it came"),
		noMore: () =>
			hint(
				"Wevion told of more rows but sent the same ones again; set 'cursor' or 'page' under 'Paths and Names' of the credential to the name of its parameter",
			),
	};
	const asked = {
		places,
		path: ownPath(param),
		query: withQueryParameters(param, query),
		...(body !== undefined && { body }),
	};
	const pages = api.client.pages(endpoint, asked, told, ...names);
	const rows = await firstOf(pages, { most: mostOf(param), progress, cancelled });
	return rows.map((row) => redacted(toRow(row)));
}

/** A row of a list in our words, where *Simplify* is on. */
export function asChosen(param: Params, aliases: Aliases): (row: IDataObject) => IDataObject {
	return param.boolean('simplify') ? (row) => simplified(row, aliases) : (row) => row;
}
