import { PRESET, PRESETS } from '../../../../nodes/shared/postback/presets';
import {
	eventWord,
	filledTemplate,
	macrosIn,
	templateFor,
	templateIn,
} from '../../../../nodes/shared/wevion/postback';

const BASE = 'https://api.example.com/api/v1/postback/conversions';
const TEMPLATE = `${BASE}?s=sig&event={event_name}&value={value}&click_id={click_id}`;

describe.each([
	[
		'macros are replaced',
		TEMPLATE,
		{ event: 'Lead', value: '1.5', click_id: 'c1' },
		`${BASE}?s=sig&event=Lead&value=1.5&click_id=c1`,
	],
	[
		'values are encoded',
		TEMPLATE,
		{ event: 'Custom_a b', value: '1', click_id: 'a&b=c#d' },
		`${BASE}?s=sig&event=Custom_a%20b&value=1&click_id=a%26b%3Dc%23d`,
	],
	[
		'a parameter without a value falls off, so that no macro goes out',
		TEMPLATE,
		{ event: 'Lead', click_id: 'c1' },
		`${BASE}?s=sig&event=Lead&click_id=c1`,
	],
	[
		'a value without a macro becomes a parameter',
		TEMPLATE,
		{ event: 'Lead', click_id: 'c1', event_id: 'e 1' },
		`${BASE}?s=sig&event=Lead&click_id=c1&event_id=e%201`,
	],
	[
		'macros of other syntaxes and in the path are replaced',
		'https://x.example.com/{{workspace}}/p?c=${click_id}',
		{ click_id: 'c1', workspace: 'w/1' },
		'https://x.example.com/w%2F1/p?c=c1',
	],
	[
		'values that look like patterns stay what they are',
		`${BASE}?c={click_id}`,
		{ click_id: '$&$1{value}', value: '2' },
		`${BASE}?c=%24%26%241%7Bvalue%7D&value=2`,
	],
])('%s', (_, template, values, url) => {
	it('in the URL', () => {
		const given: Record<string, string> = { ...values };
		expect(filledTemplate(template, given)).toBe(url);
	});
});

it('finds the template wherever it stands, line breaks or not', () => {
	const config = {
		docs: 'https://help.example.com',
		data: { urls: [`${BASE}?\n  event={event_name}`] },
	};
	expect(templateIn(config)).toBe(`${BASE}?event={event_name}`);
	expect(templateIn({ url: BASE })).toBe(BASE);
	expect(templateIn({ a: 1, b: ['text'] })).toBeUndefined();
});

it('lists macros once', () => {
	expect(macrosIn('{a}&${b}&{{c}}&{a}')).toEqual(['a', 'b', 'c']);
});

it.each(PRESETS.filter((preset) => preset !== 'generic'))(
	'%s: only its own macros are in its URL, and what it cannot tell is said',
	(preset) => {
		const { url, without } = templateFor(TEMPLATE, preset);
		expect(url).toContain('s=sig');
		const own = PRESET[preset].template.map(([, macro]) => macro);
		expect(macrosIn(url).filter((name) => !own.includes(`{${name}}`))).toEqual([]);
		for (const name of ['event_name', 'value', 'click_id']) {
			const parameter = name === 'event_name' ? 'event' : name;
			expect(url.includes(`&${parameter}=`)).toBe(!without.includes(name));
		}
	},
);

it.each([BASE, `${BASE}?e={event_name}`])(
	'%s: no question mark is left with nothing behind',
	(template) => expect(templateFor(template, 'generic').url).not.toMatch(/\?$/),
);

it.each([
	['CompleteRegistration', 'Registration'],
	['AppInstall', 'App_Install'],
	['Purchase', 'Purchase'],
	['Custom_x', 'Custom_x'],
])('the event %s is %s to Wevion', (ours, theirs) => expect(eventWord(ours)).toBe(theirs));
