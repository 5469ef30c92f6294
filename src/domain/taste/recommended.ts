/** Products that a mail recommends, unless its step says how many; and the most that a step may ask for. */
export const RECOMMENDED = 6;
export const MOST_RECOMMENDED = 12;
