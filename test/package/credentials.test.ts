import type { ICredentialType } from 'n8n-workflow';

import { propertyRules } from './propertyRules';
import { registered, sourceOf } from './support';
import { expectIconPair, findings, instance } from './described';

describe.each(registered('credentials'))('%s', (compiled) => {
	const credential = instance<ICredentialType>(compiled);

	it.each(Object.keys(propertyRules))('every field %s', (rule) => {
		expect(findings(credential.properties, rule)).toEqual([]);
	});

	it('has a picture for light and one for dark', () => {
		expectIconPair(credential.icon, sourceOf(compiled));
	});

	it('links its documentation', () => {
		expect(URL.canParse(credential.documentationUrl ?? '')).toBe(true);
	});

	it('is named as n8n names API credentials', () => {
		expect(credential.name).toMatch(/Api$/);
		expect(credential.displayName).toMatch(/API$/);
	});
});
