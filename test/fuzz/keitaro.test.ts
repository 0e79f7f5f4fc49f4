import fc from 'fast-check';
import { KeitaroApi } from '../../credentials/KeitaroApi.credentials';
import { Keitaro } from '../../nodes/Keitaro/Keitaro.node';
import { rows } from '../nodes/Keitaro/rows';
import type { Row } from '../nodes/Keitaro/rows/row';
import { PLANTED } from './arbitraries';
import { fuzz } from './cases';
import { answersTo } from './services/answers';
import { expectRowsOrError, readied, type Ready } from './services/run';

/** Waits for a pace or a repetition take no time of ours. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await Promise.resolve(),
}));

const URL = 'https://t.example.com';
const POSTBACK = 'planted-postback-key';
const CREDENTIAL = {
	...{ url: URL, apiKey: PLANTED.secret, currency: 'USD', ignoreSslIssues: false },
	postbackUrl: `${URL}/${POSTBACK}/postback`,
};
const SECRETS = [PLANTED.secret, `${URL}/${POSTBACK}/postback`];

const node = new Keitaro();
const known = new Map<Row, Promise<Ready>>();

/** The node with the parameters of a row of the table by which its operations are tested. */
async function ready(row: Row): Promise<Ready> {
	const { resource, operation, parameters, files = {} } = row;
	const binary = Object.fromEntries(
		Object.entries(files).map(([name, bytes]) => [
			name,
			{ data: bytes.toString('base64'), mimeType: 'application/zip' },
		]),
	);
	const credentials = { keitaroApi: { instance: new KeitaroApi(), data: CREDENTIAL } };
	const setup = { node, credentials, parameters: { resource, operation, ...parameters } };
	const made = known.get(row) ?? readied(setup, [{ json: { origin: URL }, binary }]);
	known.set(row, made);
	return await made;
}

const KINDS: Readonly<Record<string, RegExp>> = {
	'one thing': /^(?:get|clone|enable|disable|restore)$/,
	lists: /^getAll$/,
	writes: /^(?:create|update|delete|send|test|record|set|add|remove)/,
	'reports, files and the rest': /./,
};
const kindOf = ({ operation }: Row): string | undefined =>
	Object.entries(KINDS).find(([, pattern]) => pattern.test(operation))?.[0];

for (const kind of Object.keys(KINDS)) {
	const own = rows.filter((row) => kindOf(row) === kind);
	const scenes = fc.constantFrom(...own).chain((row) =>
		fc.record({
			row: fc.constant(row),
			answers: answersTo(
				row.exchanges.map(({ answer }) => answer),
				SECRETS,
			),
		}),
	);
	fuzz(`Keitaro, ${kind}: any answer`, scenes, async ({ row, answers }) => {
		await expectRowsOrError(await ready(row), answers, { secrets: [POSTBACK, ...SECRETS] });
	});
}
