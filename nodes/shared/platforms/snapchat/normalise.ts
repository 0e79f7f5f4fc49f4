import { asItIs } from '../forms';
import { COMMON_FORMS, postalPlain } from '../personForms';

/** Snap's rules for customer information, as published on its page of parameters (ad-platforms §4). */

export const { email, phone, name, city, state, country, dateOfBirth, gender } = COMMON_FORMS;

export const zip = postalPlain;

export const externalId = asItIs;
