import type { Instant } from "../../domain/basics/calendar.ts";
import type { Source } from "../../domain/facts/sources.ts";
import type { UnseenNote } from "../../domain/facts/unseen.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { Mapped } from "./mapping/unreadable.ts";
import { fieldNotes, topicNotes } from "./mapping/unseen-notes.ts";
import { makeRecord } from "./record.ts";
import { makeStoreCurrency } from "./store-currency.ts";

/**
 * Stores the facts that a mapping finds in one webhook; `ignored` when it is about no customer. `onUnseen` hears
 * what was not understood.
 */
export function makeIngestWebhook(
  deps: {
    readonly events: EventStore;
    readonly config: ConfigStore;
    readonly secrets: Secrets;
    readonly clock: Clock;
  },
  source: Exclude<Source, "segment">,
  onUnseen: (notes: readonly UnseenNote[]) => void,
) {
  const record = makeRecord(deps);
  const storeCurrency = makeStoreCurrency(deps);
  return async (
    topic: string,
    factsIn: (at: { readonly receivedAt: Instant; readonly storeCurrency: string }) => Mapped,
  ): Promise<"stored" | "ignored"> => {
    const { unreadable, ...told } = factsIn({
      receivedAt: deps.clock.now(),
      storeCurrency: await storeCurrency(),
    });
    if (told.facts.length > 0) await record([told]);
    onUnseen([...fieldNotes(unreadable), ...topicNotes(source, topic, told.facts)]);
    return told.facts.length > 0 ? "stored" : "ignored";
  };
}
