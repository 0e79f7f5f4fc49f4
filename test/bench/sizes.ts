/** Days of conversions in the tracker that is forwarded from: all of them inside Meta's seven. */
export const DAYS = 6;

/** Rows that tracker needs for each conversion to forward: a good third of them is taken. */
export const ROWS_PER_CONVERSION = 3.4;
