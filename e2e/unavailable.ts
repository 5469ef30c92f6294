/** What the scenario needs is not here: nothing is known of whether Comeback works. */
export class Unavailable extends Error {}
