import { handReader } from '../byHand';

/**
 * Kinds of ids that LinkedIn matches people by and that no tracker has (ad-platforms §4). They come as
 * fields by hand, under LinkedIn's own names.
 */
export const OTHER_IDS = ['ACXIOM_ID', 'GOOGLE_AID', 'ORACLE_MOAT_ID'] as const;

/** Fields by hand, under `platformFields.linkedin`. */
export const byHand = handReader('linkedin', {
	userIds: { text: OTHER_IDS },
	userInfo: { text: ['companyName', 'title'] },
	user: { texts: ['externalIds'] },
});
