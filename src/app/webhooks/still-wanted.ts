import { channelRules } from "../../domain/config/channels.ts";
import type { Store } from "../../domain/config/store.ts";
import { mayReach, withChannelStops } from "../../domain/people/channel-consents.ts";
import { withStops } from "../../domain/people/consent.ts";
import type { Message } from "../../domain/webhooks/message.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { CustomerStore } from "../../ports/people.ts";
import { personOf } from "../chains/person.ts";

export interface WantedDeps {
  readonly customers: CustomerStore;
  readonly events: Pick<EventStore, "stopsOf">;
}

/** Whether a message that has waited may still go: hours have passed, and whoever withdrew or was erased gets none. */
export function makeStillWanted({ customers, events }: WantedDeps) {
  return async ({ customer, channel }: Message, store: Store): Promise<boolean> => {
    const person = await personOf(customers, customer);
    if (!person) return false;
    const { id, aliases } = person.profile;
    const stops = (await Promise.all([id, ...aliases].map((key) => events.stopsOf(key)))).flat();
    const profile = withChannelStops(withStops(person.profile, stops), stops);
    return mayReach(profile, channel, channelRules(store, channel)).kind === "yes";
  };
}
