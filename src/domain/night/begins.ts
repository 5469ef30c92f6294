/** When the night begins, in minutes of the shop's day (lib/constructs/nightly.ts). */
export const NIGHT_BEGINS = 3 * 60;
