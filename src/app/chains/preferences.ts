import { channelOf } from "../../domain/chains/actions.ts";
import type { Leg } from "../../domain/chains/legs.ts";
import { NO_PREFERENCES, type Preferences, preferencesOf } from "../../domain/mailbox/preferences.ts";
import type { Customer } from "../../domain/people/profile.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import { mailboxKey } from "../mailbox/mailbox-key.ts";

/**
 * What the owner of a customer's mailbox has chosen, for a step that sends. Read cheaply, because the last look before a
 * mail goes reads the ledger strongly: what is a second old here comes out there.
 */
export function makeReadPreferences(deps: {
  readonly events: Pick<EventStore, "factsOf">;
  readonly secrets: Secrets;
}) {
  return async ({ profile }: Customer, { action }: Leg): Promise<Preferences> => {
    if (channelOf(action) === undefined || profile.email === undefined) return NO_PREFERENCES;
    const mailbox = mailboxKey(profile.email, await deps.secrets.keys());
    return preferencesOf(await deps.events.factsOf(mailbox, "eventual"));
  };
}
