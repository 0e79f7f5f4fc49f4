import type { Conversion } from '../../../../../nodes/shared/conversion/conversion';
import { linkedin } from '../../../../../nodes/shared/platforms/linkedin';
import { faultOfEvent } from '../../../../simulators/linkedin';
import { itSkipsWhatIsRefused, type CheckCase } from '../checks';
import { NOW_MS } from '../examples';
import { eventOf, linkedinSettings } from './shop';

const DAY_MS = 86_400_000;
const ago = (ms: number) => ({ convertedAt: new Date(NOW_MS - ms).toISOString() });
const NOBODY: Partial<Conversion> = { ip: null };
const NONE = { parameters: { linkedinConversionId: '' } };

const NAME = { firstName: 'Test', lastName: 'Buyer' };

const CASES: CheckCase[] = [
	['a sale of the last hour', {}, {}, undefined],
	['90 days old', ago(90 * DAY_MS), {}, undefined],
	['a second older', ago(90 * DAY_MS + 1_000), {}, 'too_old'],
	['five minutes ahead', ago(-300_000), {}, undefined],
	['six minutes ahead', ago(-360_000), {}, 'in_the_future'],
	['a sale below nothing', { revenue: -1 }, {}, 'negative_value'],
	['a value without currency', { currency: null }, {}, 'no_currency'],
	['no conversion to count it', {}, NONE, 'no_conversion_id'],
	[
		'a conversion of its own',
		{ event: 'Lead' },
		{
			parameters: {
				linkedinConversionId: '',
				'options.linkedinConversionIds': { items: [{ event: 'Lead', id: 7 }] },
			},
		},
		undefined,
	],
	['no click of LinkedIn, though one is wanted', {}, { requiresClickId: true }, 'no_click_id'],
	[
		'a click of LinkedIn, as wanted',
		{ adClickIds: { liFatId: 'a-1' } },
		{ requiresClickId: true },
		undefined,
	],
	['nobody', NOBODY, {}, 'no_identity'],
	['half a name', { ...NOBODY, user: { firstName: 'Test' } }, {}, 'no_identity'],
	['a name that is not to be sent', { ...NOBODY, user: NAME }, {}, 'no_identity'],
	[
		'a whole name that may be sent',
		{ ...NOBODY, user: NAME },
		{ parameters: { 'options.linkedinNames': true } },
		undefined,
	],
	['nobody, but a click', { ...NOBODY, adClickIds: { liFatId: 'a-1' } }, {}, undefined],
	['nobody, but an e-mail', { ...NOBODY, user: { email: 'a@example.com' } }, {}, undefined],
	[
		'an address only, which is not to be sent',
		{},
		{ parameters: { 'options.linkedinIpAddress': false } },
		'no_identity',
	],
	[
		'an id by hand',
		{ ...NOBODY, platformFields: { linkedin: { ACXIOM_ID: 'a-1' } } },
		{},
		undefined,
	],
];

itSkipsWhatIsRefused(
	'LinkedIn',
	linkedin.platform,
	CASES,
	({ parameters, requiresClickId }) => linkedinSettings(parameters, { requiresClickId }),
	(more, settings) => faultOfEvent(eventOf(more, settings), NOW_MS),
);
