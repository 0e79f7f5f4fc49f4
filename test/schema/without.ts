/** Operations without an output schema by node, and why: their fields cannot be known before a run. */
export const WITHOUT_SCHEMA: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	Keitaro: {
		'flow.getEvents': 'what the tracker tells of an event is documented by no specification',
		'report.build': 'the columns are those chosen',
		'settings.get': 'the settings differ from version to version of the tracker',
	},
	Wevion: {
		'api.call': 'whatever is asked for comes out',
		'breakdown.geo': 'Wevion does not publish the columns of its breakdowns',
		'breakdown.landingPage': 'Wevion does not publish the columns of its breakdowns',
		'breakdown.offer': 'Wevion does not publish the columns of its breakdowns',
		'breakdown.subId': 'Wevion does not publish the columns of its breakdowns',
		'mappingRule.create': 'Wevion does not publish how a rule is written',
		'mappingRule.getAll': 'Wevion does not publish how a rule is written',
		'tracker.create': 'Wevion does not publish what it answers, and nothing is added to it',
		'tracker.getAccess': 'Wevion does not publish what it answers, and nothing is added to it',
		'tracker.getTypes': 'Wevion does not publish what it answers, and nothing is added to it',
	},
};

/** Those of one node. */
export const withoutSchema = (node: string): Readonly<Record<string, string>> =>
	WITHOUT_SCHEMA[node] ?? {};
