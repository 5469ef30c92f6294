import type { Instant } from "../../domain/basics/calendar.ts";
import type { Source } from "../../domain/facts/sources.ts";
import type { UnseenNote } from "../../domain/facts/unseen.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { Confirmations } from "../../ports/confirmations.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import { makeAskOwners, toConfirm } from "./ask-owners.ts";
import { traitNotes } from "./mapping/trait-notes.ts";
import type { Mapped } from "./mapping/unreadable.ts";
import { fieldNotes, topicNotes } from "./mapping/unseen-notes.ts";
import { makeRecord } from "./record.ts";
import { makeStoreSettings } from "./store-settings.ts";

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
    readonly confirmations?: Confirmations;
  },
  source: Exclude<Source, "segment">,
  onUnseen: (notes: readonly UnseenNote[]) => void,
) {
  const record = makeRecord(deps);
  const storeSettings = makeStoreSettings(deps);
  const ask = makeAskOwners(deps.confirmations, onUnseen);
  return async (
    topic: string,
    factsIn: (at: { readonly receivedAt: Instant; readonly storeCurrency: string }) => Mapped,
  ): Promise<"stored" | "ignored"> => {
    const settings = await storeSettings();
    const { currency: storeCurrency, confirm } = settings;
    const read = factsIn({ receivedAt: deps.clock.now(), storeCurrency });
    const { unreadable, ...told } = toConfirm(read, confirm);
    if (told.facts.length > 0) await record([told]);
    await ask([told]);
    onUnseen([
      ...fieldNotes(unreadable),
      ...topicNotes(source, topic, told.facts, settings.own),
      ...traitNotes(told.facts, settings.own),
    ]);
    return told.facts.length > 0 ? "stored" : "ignored";
  };
}
