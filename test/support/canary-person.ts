import { hashEmail } from "../../src/app/collect/identity-keys.ts";
import { makeRecord } from "../../src/app/collect/record.ts";
import { makeProject } from "../../src/app/people/project.ts";
import { makeLists } from "../../src/app/results/list-file.ts";
import type { Send } from "../../src/domain/chains/journal.ts";
import type { Fact, FactId } from "../../src/domain/facts/facts.ts";
import { emailKey, linkFacts } from "../../src/domain/facts/identity.ts";
import { atEntry } from "../../src/domain/results/happening.ts";
import type { PublishedBundle } from "../../src/ports/config.ts";
import { codeWith } from "./codes.ts";
import { bundleWith } from "./config.ts";
import type { ErasingStores } from "./erasing.ts";
import { day, fact, key, link, order, PROOF, START } from "./facts.ts";
import { mailboxOf } from "./mailboxes.ts";
import { secrets } from "./projecting.ts";
import { walletWith } from "./wallets.ts";

export const ADDRESS = "mail-c4n4ry@example.com";
const PHONE = "+49 30 1234567";
const HASH = hashEmail(ADDRESS);
/** Occurs in all that is stored of the person who is erased; the second is the hash that keys are made of. */
export const CANARY = new RegExp(`c4n4ry|${HASH}`, "i");
export const PERSON = "u:c4n4ry-1";
export const EMAIL = emailKey(HASH);

export const identify = (email: string, at = START, customer = PERSON): Fact =>
  fact("identified", {
    ...{ customer: key(customer), at, email, name: "Ann C4n4ry", phone: PHONE },
    id: `who:${at}` as FactId,
  });
export const agree = (at: number, more: Partial<Fact> = {}): Fact =>
  fact("consent-given", {
    ...{ customer: key(PERSON), at, proof: { ...PROOF, ip: "c4n4ry" }, dated: true },
    ...more,
    id: `agreed:${at}` as FactId,
  });

/** What a shop's import tells: repeated, it is the same. */
export const imported = () => [
  { facts: [identify(ADDRESS), ...link(EMAIL, PERSON)], address: ADDRESS },
  { facts: [agree(day(1))], address: ADDRESS },
  {
    facts: [
      order("c4n4ry-9", day(2), 50_000, {
        ...{ customer: key(PERSON), source: "shopify", id: "placed:9" as FactId, coupons: ["ZZ99"] },
      }),
      ...linkFacts(key("o:shopify:c4n4ry-9"), key(PERSON), {
        at: day(2),
        receivedAt: day(2),
        source: "shopify",
      }),
    ],
  },
];

const SEND: Send = {
  ...{
    id: "s-1",
    customer: key(PERSON),
    chain: "welcome",
    run: "r-1",
    step: 0,
    template: "w",
    language: "en",
  },
  ...{ version: 1, claimedAt: day(3), status: "claimed", reason: "event Signed Up" },
  offer: {
    ...{ offer: "thanks", variant: "universal", tier: "standard", benefit: { kind: "amount", amount: 1 } },
    ...{ reason: "r", validUntil: day(40), code: "AA11" },
  } as NonNullable<Send["offer"]>,
};

/** Somebody with something in every place, a friend whom they brought, and somebody else on their browser. */
export async function seed(stores: ErasingStores): Promise<void> {
  const { journal, codes, wallets, lookups, referrals, signUps, experiments, pools } = stores;
  const tell = makeRecord({ events: stores.events, secrets });
  const browser = { facts: [fact("visited", { customer: key("a:c4n4ry-b"), at: day(1), rank: "browser" })] };
  const friend = [
    fact("identified", { customer: key("u:friend"), email: "friend@example.com", id: "who:f" as FactId }),
    fact("referred", { customer: key("u:friend"), by: key(PERSON), code: "R", id: "referred" as FactId }),
  ];
  const mine = fact("referral-earned", {
    ...{ customer: key(PERSON), friend: key("u:friend"), order: "1", points: 5, id: "earned" as FactId },
  });
  await stores.quarantine.putAside({ kind: "taste", customer: key(PERSON), reason: "it is no JSON" });
  const shared = [...link("a:shared", PERSON), ...link("a:shared", "u:friend")];
  const messages = [
    ...imported(),
    { facts: [...link("a:c4n4ry-b", PERSON), ...(browser.facts ?? [])] },
    { facts: friend },
    { facts: [mine] },
    { facts: [order("c4n4ry-s", day(2), 900, { customer: key(PERSON), source: "segment" })] },
    { facts: shared },
  ];
  await tell(messages);
  const all = messages.flatMap(({ facts }) => facts);
  await makeProject({
    ...{ events: stores.events, customers: stores.customers, tastes: stores.tastes },
    ...{ checkpoints: stores.checkpoints, leastFacts: 0 },
    ...{
      config: { current: async () => ({ version: 1, bundle: bundleWith() }) as PublishedBundle },
      secrets,
    },
  })(all);
  const cohort = {
    id: "k-1",
    chain: "welcome",
    version: 1,
    step: 0,
    dueAt: day(3),
    timeZone: "UTC",
    shards: 1,
  };
  await journal.putCohort(cohort);
  await journal.addMember(cohort, key(PERSON), "r-1");
  await journal.enter(
    {
      ...{ customer: key(PERSON), chain: "welcome", version: 1, run: "r-1", enteredAt: day(3), reason: "x" },
      ...{ holdout: false, cohort: "k-1", status: "active", steps: [] },
    },
    0,
  );
  await journal.claim(SEND, { mailbox: mailboxOf(ADDRESS), caps: [], timeZone: "UTC" } as never);
  await codes.put(codeWith("AA11", { customer: key(PERSON), mailbox: mailboxOf(ADDRESS) }));
  await codes.put(
    codeWith(
      "ZZ99",
      { customer: key("u:friend") },
      { stage: "redeemed", redemption: { order: "9", amount: 5_000, at: day(2), by: key(PERSON) } },
    ),
  );
  await wallets.put(walletWith([], { customer: key(PERSON), card: "2999" }));
  await wallets.name("card", "2999", key(PERSON));
  await lookups.note("order", "c4n4ry-s", key(PERSON));
  await referrals.name("R-unknown", key("u:friend"));
  await pools.note("thanks", key(PERSON), { codes: ["AA11"], issue: 1 }, undefined, day(90));
  await signUps.put(mailboxOf(ADDRESS), {
    ...{ address: ADDRESS, customer: EMAIL, proof: PROOF, requestedAt: day(1), requestedOn: 1 as never },
    expiresAt: day(60),
  });
  await experiments.keepDraw({
    ...{ experiment: "e", epoch: "1", person: mailboxOf(ADDRESS), customer: key(PERSON), variant: "a" },
    ...{ probability: 0.5, at: day(3), past: { orders: 0, money: 0 }, drawnOn: 3, opens: 3, closes: 9 },
  } as never);
  await experiments.keepBought({
    ...{ experiment: "e", epoch: "1", person: mailboxOf(ADDRESS), customer: key(PERSON), variant: "a" },
    ...{ drawnOn: 3, closes: 9, before: { orders: 0, spent: 0 }, orders: 1, revenue: 900 },
  });
  await seedFiles(stores);
}

/** What the results keep of the chain that the person has entered. */
export async function seedFiles({ files }: Pick<ErasingStores, "files">): Promise<void> {
  await files.put("days/2026-01-04/n-1/0000", listsOf(PERSON, "u:friend"));
  await files.put("log/2026-01-04T10/b", `${JSON.stringify({ id: "1", customer: EMAIL, at: day(3) })}\n`);
}

/** A day's lists of a chain that people have entered. */
export function listsOf(...people: readonly string[]): string {
  const lists = makeLists();
  const happening = { ...atEntry("welcome", 1), outcome: "entered", reason: null } as const;
  for (const person of people) lists.add(happening, { customer: key(person), of: "r-1", at: day(3) });
  return lists.text();
}
