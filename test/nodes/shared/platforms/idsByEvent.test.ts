import type { Given } from '../../../../nodes/shared/platforms/module';
import {
	idFor,
	idsByEventField,
	noIdFor,
	readIds,
	type IdFields,
} from '../../../../nodes/shared/platforms/idsByEvent';
import { exampleConversion } from './examples';

const FIELDS: IdFields = {
	standard: { name: 'ruleId', displayName: 'Rule ID', placeholder: 'e.g. 7', description: 'It' },
	byEvent: { name: 'ruleIds', displayName: 'Rules by Event', description: 'Which' },
	form: (text, displayName) => `${displayName}=${text}`,
};

const idsOf = (parameters: Record<string, unknown>) => {
	const param = (<T>(name: string, fallback: T) => parameters[name] ?? fallback) as Given['param'];
	return readIds(param, FIELDS);
};
const items = (...lines: Array<[event: string, id: unknown]>) => ({
	'options.ruleIds': { items: lines.map(([event, id]) => ({ event, id })) },
});

it.each<[string, Record<string, unknown>, string, string | null]>([
	['the one for all', { ruleId: ' 7 ' }, 'Lead', 'Rule ID=7'],
	['a number for all', { ruleId: 7 }, 'Lead', 'Rule ID=7'],
	['none', {}, 'Lead', null],
	['nothing of an expression', { ruleId: null, ...items(['Lead', undefined]) }, 'Lead', null],
	['its own', { ruleId: '7', ...items(['Lead', '8']) }, 'Lead', 'Rules by Event=8'],
	['that of others', { ruleId: '7', ...items(['Lead', '8']) }, 'Purchase', 'Rule ID=7'],
	['a blank line', { ruleId: '7', ...items(['Lead', ' ']) }, 'Lead', 'Rule ID=7'],
	['its own, in the words of a tracker', items(['sale', 9]), 'Purchase', 'Rules by Event=9'],
	['its own, of no standard', items(['Custom_Upsell', 9]), 'Custom_Upsell', 'Rules by Event=9'],
	['its own, with a hyphen', items(['Custom_Up-Sell', 9]), 'Custom_Up-Sell', 'Rules by Event=9'],
])('an event is counted by %s', (_what, parameters, event, expected) =>
	expect(idFor({ event: event as 'Lead' }, idsOf(parameters))).toBe(expected),
);

it('tells by name what to fill in where nothing counts an event', () => {
	const rule = noIdFor('Example', FIELDS);
	const conversion = exampleConversion({ event: 'Lead' });
	expect(rule(conversion, { ids: idsOf({ ruleId: '7' }) }, 0)).toBeUndefined();
	expect(rule(conversion, { ids: idsOf({}) }, 0)).toEqual({
		code: 'no_conversion_id',
		reason: 'Nothing at Example is set to count the event Lead',
		advice:
			"Fill in 'Rule ID', or add the event under 'Rules by Event' in the options, if it is to be counted",
	});
});

it('offers every standard event, by the alphabet', () => {
	const [group] = idsByEventField(FIELDS).options ?? [];
	const [event] = (group as { values: Array<{ options: Array<{ name: string }> }> }).values;
	const names = event?.options.map(({ name }) => name) ?? [];
	expect(names).toContain('Complete Registration');
	expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
});
