import { trusting, type Send } from '../../shared/n8n/http';
import type { KeitaroApi } from '../transport';

/** Requests to the tracker outside the Admin API: without the key, with the same trust in its certificate. */
export const toTracker = ({ plain, ignoreSslIssues }: KeitaroApi): Send =>
	trusting(plain, ignoreSslIssues);
