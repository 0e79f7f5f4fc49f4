/**
 * How n8n evaluates expressions. By default it starts an isolate of V8 for each call of any webhook
 * node but its own Webhook, needed or not; `lazy` starts one where there is an expression.
 */
export const ENGINES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	default: {},
	lazy: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
	legacy: { N8N_EXPRESSION_ENGINE: 'legacy' },
};

/** What n8n does unless told otherwise, and what the documents advise for many postbacks a second. */
export const USUAL_ENGINES: readonly string[] = ['default', 'lazy'];
