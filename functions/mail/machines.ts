import { isbot } from "isbot";

/** Gmail and Yahoo fetch pictures through these when a person looks, and not before. */
const FETCHED_FOR_A_PERSON = /GoogleImageProxy|YahooMailProxy/i;

/** All that Apple's Mail Privacy Protection says of itself. It fetches the pictures of every mail, read or not. */
const APPLE_PRIVACY = /^Mozilla\/5\.0$/;

/**
 * Whether a program, and no person, opened a mail or followed a link: what says so, what says nothing of itself, and what
 * is known to look at everything. Scanners that pass for browsers cannot be told.
 */
export function isMachine(userAgent: string | undefined): boolean {
  const agent = userAgent?.trim() ?? "";
  if (FETCHED_FOR_A_PERSON.test(agent)) return false;
  return agent === "" || APPLE_PRIVACY.test(agent) || isbot(agent);
}
