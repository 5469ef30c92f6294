import {
  changeLog,
  deliveries,
  drafts,
  erasures,
  pools,
  quarantine,
  referrals,
  unseen,
} from "../../src/adapters/wiring.ts";
import { DAY, type Instant } from "../../src/domain/basics/calendar.ts";
import type { CustomerKey, FactId } from "../../src/domain/facts/facts.ts";
import { PLACES, type Removed } from "../../src/domain/privacy/receipt.ts";
import { changeId } from "../../src/domain/team/change.ts";

const PERSON = "u:7" as CustomerKey;

/** Stores what the demo shop never comes to: mistakes, refusals, erasures, drafts, uploaded codes. */
export async function storeSeldomThings(at: Instant): Promise<void> {
  await quarantine().putAside({ kind: "fact", customer: PERSON, fact: "f1" as FactId, reason: "no JSON" });
  await changeLog().keep({
    ...{ id: changeId(at, "1"), at, by: { subject: "operator", via: "command-line" } },
    ...{ what: "comeback config push", area: "config", outcome: "done", details: { version: 1 } },
  });
  await drafts().put("operator", { base: 1, files: { "store.yaml": "name: Tea" }, savedAt: at }, 0);
  await unseen().add("standard", Math.floor(at / DAY), [{ kind: "event", name: "Wishlist Added", count: 3 }]);
  await referrals().name("FRIEND7", PERSON);
  await pools().add("welcome", ["AB12CD"]);
  await erasedSomebody(at);
  const message = {
    ...{ id: "m1", name: "told", channel: "sms", webhook: "sms", at: new Date(at).toISOString() },
    ...{ customer: PERSON, chain: "win-back", step: 1, language: "en", time_zone: "Europe/Berlin" },
    ...{ reason: "it is time", fields: { orders: 1 } },
  };
  await deliveries().wait(at, { message, tries: 1, why: "it answered 500" });
  await deliveries().giveUp({ message, tries: 8, why: "it answered 500", failedAt: at });
}

async function erasedSomebody(askedAt: Instant): Promise<void> {
  const asked = { askedAt, by: "operator", reason: "asked by mail" };
  const keys = { keys: [PERSON], orders: [], mailboxes: [], claimed: [], graves: [], phones: [] };
  await erasures().begin({ id: "e1", ...asked, ...keys });
  const removed = Object.fromEntries(PLACES.map((place) => [place, 1])) as Removed;
  await erasures().end({ id: "e2", ...asked, erasedAt: askedAt + DAY, removed });
}
