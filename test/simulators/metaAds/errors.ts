import { GRAPH_ERRORS, type GraphError } from '../meta/graphErrors';

/** Refusals of the Marketing API by what caused them; codes are Meta's, texts are our own. */
export const AD_ERRORS = {
	wrongToken: GRAPH_ERRORS.wrongToken,
	noToken: GRAPH_ERRORS.noToken,
	unknownObject: GRAPH_ERRORS.unknownDataset,
	unknownPath: GRAPH_ERRORS.unknownPath,
	unknownField: GRAPH_ERRORS.unknownField,
	wrongParameter: {
		status: 400,
		type: 'OAuthException',
		code: 100,
		message: '(#100) A parameter is missing or wrong',
	},
} as const satisfies Record<string, GraphError>;

/** Thrown by whatever reads a request; becomes the answer. */
export class AdRefusal extends Error {
	constructor(
		readonly error: GraphError,
		detail?: string,
	) {
		super(detail);
	}
}

export const wrong = (detail: string) => new AdRefusal(AD_ERRORS.wrongParameter, detail);
