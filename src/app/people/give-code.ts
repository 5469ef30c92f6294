import { defined } from "../../domain/basics/defined.ts";
import type { CustomerKey, Fact, FactId, FactOf } from "../../domain/facts/facts.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import { chooseOffer } from "../../domain/offers/offers.ts";
import { languageOf } from "../../domain/people/language.ts";
import type { Customer } from "../../domain/people/profile.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore, PublishedBundle } from "../../ports/config.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { CustomerStore, StoredCustomer } from "../../ports/people.ts";
import type { TillBatches } from "../../ports/till-batches.ts";
import { mailboxKey } from "../mailbox/mailbox-key.ts";
import { makeChangeCode } from "../offers/change-code.ts";
import { type IssueDeps, makeIssueCode } from "../offers/issue-code.ts";
import { makeOnTill, makePutOnTill } from "../offers/put-on-till.ts";
import { findCustomer } from "./find-customer.ts";

export interface GiveCodeDeps extends IssueDeps {
  readonly customers: CustomerStore;
  readonly events: Pick<EventStore, "append" | "factAt">;
  readonly config: Pick<ConfigStore, "current">;
  readonly batches: TillBatches;
  readonly clock: Clock;
}

export interface GiveRequest {
  /** Names the request: the same one again gives nothing more. */
  readonly id: string;
  readonly offer: string;
  readonly reason: string;
  readonly by: string;
}

export type GivenCode =
  | {
      /** `has-one`: a live code of the offer that is worth as much; that one is meant. */
      readonly kind: "given" | "same" | "has-one";
      readonly code: Code;
      /** The shop's platform has to take it first. */
      readonly isOnItsWay: boolean;
    }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "unknown" | "no-offer" };

/**
 * Gives a customer a code of a published offer by an operator's word, through the same ledger and budgets as a mail does.
 * The offer is what the customer's tier gets; its condition is not asked, because a person has decided. A fact keeps who
 * gave it and why.
 */
export function makeGiveCode(deps: GiveCodeDeps) {
  const { codes, events, customers, batches, clock, secrets } = deps;
  const issueCode = makeIssueCode(deps);
  const changeCode = makeChangeCode({ codes });
  const putOnTill = makePutOnTill({ codes, batches });
  const onTill = makeOnTill({ batches });

  return async (asked: string, request: GiveRequest): Promise<GivenCode> => {
    const found = await findCustomer(customers, asked);
    if (!found?.profile) return { kind: "unknown" };
    const customer = customerOf(found.profile, found);
    const earlier = await givenBefore(customer.profile.id, request.id);
    const published = await deps.config.current();
    if (earlier) return { kind: "same", ...(await handOver(earlier, published)) };
    const offer = published?.bundle.offers.list[request.offer];
    if (!published || !offer?.code) return { kind: "no-offer" };
    return give(customer, published, request);
  };

  async function give(
    customer: Customer,
    published: PublishedBundle,
    { id, offer, reason, by }: GiveRequest,
  ): Promise<GivenCode> {
    const { bundle } = published;
    const { profile } = customer;
    const { store, offers } = bundle;
    const language = languageOf(profile, store);
    const context = { now: clock.now(), currency: store.currency, language, raise: 0, conditionHolds: true };
    const choice = chooseOffer(customer, offer, offers, context);
    if (choice.kind === "none") return { kind: "refused", why: choice.reason };
    const mailbox = profile.email === undefined ? undefined : mailboxKey(profile.email, await secrets.keys());
    const issued = await issueCode({
      ...{ customer: profile.id, chosen: choice.offer, bundle },
      ...defined({ mailbox }),
    });
    if (issued.kind === "none") return { kind: "refused", why: issued.why };
    const { code } = issued;
    // A repeated code that nobody has heard of is a try of this one that broke off, or a mail's that has not gone yet.
    const isTheirs = issued.kind === "repeated" && code.stage !== "reserved";
    if (isTheirs) return { kind: "has-one", code, isOnItsWay: await waits(code, published) };
    await events.append([
      grantedFact(profile.id, { grant: id, code: code.code, offer, reason, by }, clock.now()),
    ]);
    return { kind: "given", ...(await handOver(code, published)) };
  }

  /** The shop's platform is told of it; where there is none, the customer has it from now on. Both as often as they are asked. */
  async function handOver(
    code: Code,
    published: PublishedBundle | undefined,
  ): Promise<{ readonly code: Code; readonly isOnItsWay: boolean }> {
    if (await waits(code, published)) {
      if ((await onTill(code)) === "new") await putOnTill([code]);
      return { code, isOnItsWay: true };
    }
    const changed = await changeCode(code.code, { kind: "sent", at: clock.now() });
    return { code: changed.kind === "unknown" ? code : changed.code, isOnItsWay: false };
  }

  /** Whether the shop's platform does not know it yet. Where it need not, nothing is waited for. */
  async function waits(code: Code, published: PublishedBundle | undefined): Promise<boolean> {
    const isToldOf = published?.bundle.store.till !== undefined && code.pool === undefined;
    return isToldOf && (await onTill(code)) !== "known";
  }

  async function givenBefore(customer: CustomerKey, id: string): Promise<Code | undefined> {
    const fact = await events.factAt(customer, grantedId(id));
    return fact?.kind === "code-granted" ? codes.get(fact.code) : undefined;
  }
}

const customerOf = (profile: Customer["profile"], { score }: StoredCustomer): Customer => ({
  profile,
  ...defined({ score }),
});

const grantedId = (id: string) => `code-granted:${id}` as FactId;

type Granted = Pick<FactOf<"code-granted">, "grant" | "code" | "offer" | "reason" | "by">;

const grantedFact = (customer: CustomerKey, granted: Granted, at: number): Fact => ({
  ...{ ...granted, kind: "code-granted", id: grantedId(granted.grant), customer },
  ...{ at, receivedAt: at, source: "comeback" },
});
