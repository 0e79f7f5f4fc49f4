/** A value of a credential as text without blanks around it; blank where it is none. */
export const trimmed = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
