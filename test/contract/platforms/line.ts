import type { IDataObject, INodeParameters } from 'n8n-workflow';

/** A line of the input. */
export interface Asked {
	id: string;
	/** Value of *Platform*. */
	platform: string;
	/** What the clock shows: ISO 8601 or milliseconds since the epoch. */
	now: string | number;
	/** Parameters of the node by their names; what is absent has its default. */
	settings?: INodeParameters;
	/** Fields of the platform's credential, over those of a made-up account. */
	credential?: IDataObject;
	conversions: IDataObject[];
	/** What the platform answers to each request in turn, the last one again when there are more. */
	answers?: Answer[];
}

export interface Answer {
	status: number;
	headers?: Record<string, string>;
	/** JSON, or a text that is sent as it is. */
	body?: unknown;
}

/** A line of the output. */
export interface Told {
	id: string;
	requests: SentRequest[];
	results: SentResult[];
	/** Why the node stopped, where it did. */
	error?: { message: string; description: string | null };
}

export interface SentRequest {
	method: string;
	url: string;
	headers: Record<string, string>;
	body: unknown;
}

export interface SentResult {
	index: number;
	outcome: 'accepted' | 'skipped' | 'failed';
	class: string | null;
	code: string | null;
	reason: string | null;
}
