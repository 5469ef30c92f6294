import type { Channel, Store } from "./store.ts";

/** The channel of Comeback's own mails. Every other is one that the store names. */
export const EMAIL = "email";

/** As ids in the config are. */
export const isChannelName = (name: string): boolean => /^[a-z][a-z0-9_-]{0,31}$/.test(name);

/** What of a store holds for messages. */
export type MessageRules = Pick<Store, "quiet_hours" | "frequency_cap" | "channels">;

/** The rules of one channel: its own, and the store's where it has none. A channel that is not declared needs consent. */
export function channelRules(store: MessageRules, channel: string): Channel {
  const own = channel === EMAIL ? undefined : store.channels?.[channel];
  const quiet = own?.quiet_hours ?? store.quiet_hours;
  const cap = own?.frequency_cap ?? store.frequency_cap;
  return {
    needs_consent: own?.needs_consent ?? true,
    ...(quiet && { quiet_hours: quiet }),
    ...(cap && { frequency_cap: cap }),
  };
}

/** The webhook that a message is posted to, by its name; undefined where it goes to the event bus only. */
export function webhookOf({ webhooks = {} }: Pick<Store, "webhooks">, emit: string): string | undefined {
  return Object.keys(webhooks).find((name) => webhooks[name]?.emits.includes(emit));
}
