import type { FoundCustomers, MATCHES } from "../../../contracts/answers/customers.ts";
import { defined } from "../../../domain/basics/defined.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import type { CustomerKey } from "../../../domain/facts/facts.ts";
import { isEmailKey, orderKey } from "../../../domain/facts/identity.ts";
import { SOURCE_NAMES } from "../../../domain/facts/sources.ts";
import { isCardNumber } from "../../../domain/loyalty/card-number.ts";
import { ownersIn } from "../../../domain/people/identity-owners.ts";
import type { CodeStore } from "../../../ports/codes.ts";
import type { ConfigStore } from "../../../ports/config.ts";
import type { EventStore } from "../../../ports/facts.ts";
import type { Secrets } from "../../../ports/keys.ts";
import type { LookupStore } from "../../../ports/lookups.ts";
import type { CustomerStore, StoredCustomer } from "../../../ports/people.ts";
import type { ReferralStore } from "../../../ports/referrals.ts";
import type { WalletStore } from "../../../ports/wallets.ts";
import { boundedId } from "../../collect/identity-keys.ts";
import { phoneName } from "../../loyalty/wallets/names.ts";
import { candidates, followMerges } from "../../people/find-customer.ts";
import { segmentName } from "./segment-name.ts";

type Match = (typeof MATCHES)[number];

export interface FindPeopleDeps {
  readonly customers: Pick<CustomerStore, "get">;
  readonly events: Pick<EventStore, "linksOf">;
  readonly codes: Pick<CodeStore, "get">;
  readonly referrals: Pick<ReferralStore, "find">;
  readonly wallets: Pick<WalletStore, "find">;
  readonly lookups: Pick<LookupStore, "find">;
  readonly secrets: Secrets;
  readonly config: Pick<ConfigStore, "current">;
}

/** A partition that somebody may be known by, and what led to it. */
interface Hit {
  readonly by: Match;
  readonly key: CustomerKey;
  /** Whether it still holds of whom it leads to. */
  readonly isStill?: (found: StoredCustomer) => Promise<boolean>;
}

/** Finds everybody who is known by exactly what is asked, whatever that is. Point reads only, all at once. */
export function makeFindPeople(deps: FindPeopleDeps) {
  const { customers, events, codes, referrals, wallets, lookups, secrets } = deps;

  return async (asked: string): Promise<FoundCustomers> => {
    const text = asked.trim();
    const [published, ...hits] = await Promise.all([
      deps.config.current(),
      byKey(text),
      byPhone(text),
      byOrder(text.replace(/^#/, "")),
      byCode(text),
      byCard(text),
    ]);
    const people = new Map<CustomerKey, { readonly found: StoredCustomer; readonly by: Set<Match> }>();
    for (const hit of hits.flat()) {
      const found = await personAt(hit);
      if (!found) continue;
      const known = people.get(found.id);
      if (known) known.by.add(hit.by);
      else people.set(found.id, { found, by: new Set([hit.by]) });
    }
    return {
      candidates: [...people.values()].flatMap(({ found, by }) => candidateOf(found, by, published?.bundle)),
    };
  };

  async function personAt({ key, isStill }: Hit): Promise<StoredCustomer | undefined> {
    const stored = await customers.get(key, "eventual");
    const found = stored && (await followMerges(customers, stored));
    if (!found?.profile) return undefined;
    return !isStill || (await isStill(found)) ? found : undefined;
  }

  async function byKey(text: string): Promise<readonly Hit[]> {
    return [...new Set(candidates(text))].map((key) => ({
      key,
      by: isEmailKey(key) && text.includes("@") ? "address" : "id",
    }));
  }

  async function byPhone(text: string): Promise<readonly Hit[]> {
    const name = await phoneName(text, secrets);
    if (name === undefined) return [];
    const isStill = async ({ profile }: StoredCustomer) =>
      (await phoneName(profile?.phone, secrets)) === name;
    const [noted, wallet] = await Promise.all([lookups.find("phone", name), wallets.find("phone", name)]);
    const keys = new Set([...noted, ...(wallet === undefined ? [] : [wallet])]);
    return [...keys].map((key) => ({ by: "phone", key, isStill }));
  }

  /** By the order's own partition where its source gives it one, else by what the projector has noted. */
  async function byOrder(text: string): Promise<readonly Hit[]> {
    if (text === "") return [];
    const order = boundedId(text);
    const [noted, ...linked] = await Promise.all([
      lookups.find("order", order),
      ...SOURCE_NAMES.map(async (source) => {
        const key = orderKey(source, order);
        const owners = ownersIn(key, await events.linksOf(key), true);
        // An order of an unnamed customer has a profile of its own.
        return owners.length > 0 ? owners : [key];
      }),
    ]);
    return [...noted, ...linked.flat()].map((key) => ({ by: "order", key }));
  }

  async function byCode(text: string): Promise<readonly Hit[]> {
    if (text.length > LONGEST_CODE) return [];
    const [code, friend] = await Promise.all([
      codes.get(text, "eventual"),
      referrals.find(text.toUpperCase()),
    ]);
    return [
      ...(code && !("back" in code) ? [{ by: "offer-code", key: code.customer } as const] : []),
      ...(friend === undefined ? [] : [{ by: "referral-code", key: friend } as const]),
    ];
  }

  async function byCard(text: string): Promise<readonly Hit[]> {
    const digits = text.replace(/[\s-]/g, "");
    const key = isCardNumber(digits) ? await wallets.find("card", digits) : undefined;
    return key === undefined ? [] : [{ by: "card", key }];
  }
}

const LONGEST_CODE = 64;

function candidateOf(
  { id, profile, score }: StoredCustomer,
  by: ReadonlySet<Match>,
  bundle: Bundle | undefined,
): FoundCustomers["candidates"] {
  if (!profile) return [];
  const { name, email, orders, lastOrderAt, firstSeenAt } = profile;
  return [
    {
      ...{ id, by: [...by], orders, since: firstSeenAt },
      ...defined({ name, email, lastOrderAt }),
      ...(score && { segment: { id: score.segment, name: segmentName(score.segment, bundle) } }),
    },
  ];
}
