import pMap from "p-map";
import { type Estimate, estimateOf } from "../../../domain/basics/finite-proportion.ts";
import type { CustomerKey } from "../../../domain/facts/facts.ts";
import { standingOf } from "../../../domain/mailbox/ledger.ts";
import { preferencesOf } from "../../../domain/mailbox/preferences.ts";
import { mayMail } from "../../../domain/people/consent.ts";
import type { Customer } from "../../../domain/people/profile.ts";
import type { DueAgain } from "../../../domain/taste/due-again.ts";
import type { EntryJournal } from "../../../ports/chains.ts";
import type { Expressions } from "../../../ports/conditions.ts";
import type { EventStore } from "../../../ports/facts.ts";
import type { Keys } from "../../../ports/keys.ts";
import type { SendJournal } from "../../../ports/mail.ts";
import type { CustomerStore } from "../../../ports/people.ts";
import { capLimitOf } from "../../chains/cap-limit.ts";
import type { Holds } from "../../chains/conditions.ts";
import { makeEnrol } from "../../chains/enrol.ts";
import { mailboxKey } from "../../mailbox/mailbox-key.ts";
import { makeEnrolArrivals } from "../../nightly/arrivals.ts";
import type { NightAhead } from "./ahead.ts";
import type { Tonight } from "./answer.ts";
import type { Entering, Foreseen } from "./foresee.ts";
import { journalOver, noWorkflows } from "./read-through.ts";

export interface EnteringDeps {
  readonly customers: CustomerStore;
  readonly journal: Pick<EntryJournal, "entry" | "entryOf"> & Pick<SendJournal, "cappedAt">;
  readonly events: Pick<EventStore, "factsOf">;
  readonly expressions: Expressions;
  readonly holds: Holds;
  readonly keys: Keys;
}

/** Of a chain: whom the night would enter, all of them or a sample. */
export interface Entrants {
  readonly chain: string;
  /** All of them, looked at or not. */
  readonly count: number;
  readonly keys: readonly CustomerKey[];
  readonly dues: ReadonlyMap<CustomerKey, DueAgain>;
}

const AT_ONCE = 16;

type Became = "entering" | "heldOut" | "unmailed" | "capped" | "mailed";
export type EnteringCounts = Pick<Tonight, Became>;

export const NOBODY_ENTERS: EnteringCounts = {
  ...{ entering: certain(0), heldOut: certain(0), unmailed: certain(0), capped: certain(0) },
  mailed: certain(0),
};

/**
 * Says of the night's entrants of a chain how many enter, by the code that enters them, and what the first mail comes to:
 * the mailbox's ledger and its cap are read, and nothing is written.
 */
export function makeLookAtEntering(
  deps: EnteringDeps,
  { task, model, clock }: NightAhead,
  {
    judged,
    foresee,
  }: {
    /** The customer with tonight's score, which the night would have written by then. */
    readonly judged: (customer: Customer) => Customer;
    readonly foresee: (entering: Pick<Entering, "chain" | "customer" | "preferences">) => Foreseen;
  },
) {
  const { bundle } = task;
  const customers: CustomerStore = {
    ...deps.customers,
    async get(id, consistency) {
      const stored = await deps.customers.get(id, consistency);
      if (!stored?.profile) return stored;
      const { profile, score } = stored;
      const { score: tonight } = judged({ profile, ...(score && { score }) });
      return { ...stored, ...(tonight && { score: tonight }) };
    },
  };
  const enrol = makeEnrol({
    journal: journalOver(deps.journal),
    workflows: noWorkflows,
    expressions: deps.expressions,
    clock,
  });

  return async ({ chain, count, keys, dues }: Entrants): Promise<EnteringCounts> => {
    const found = { entering: 0, heldOut: 0, unmailed: 0, capped: 0, mailed: 0 };
    const entering: Customer[] = [];
    const arrivals = makeEnrolArrivals(
      {
        customers,
        clock,
        holds: deps.holds,
        async enrol(request) {
          const result = await enrol(request);
          if (result !== "refused") entering.push(request.customer);
          return result;
        },
      },
      task,
      model,
      new Map([[chain, count]]),
    );
    found.entering = await arrivals(
      keys.map((customer) => {
        const due = dues.get(customer);
        return { customer, enters: [chain], ...(due && { dues: { [chain]: due } }) };
      }),
    );
    await pMap(
      entering,
      async (customer) => {
        found[await becameOf(chain, customer)] += 1;
      },
      { concurrency: AT_ONCE },
    );
    const estimate = (one: number): Estimate =>
      estimateOf({ found: one, asked: keys.length, population: count });
    return {
      ...{ entering: estimate(found.entering), heldOut: estimate(found.heldOut) },
      ...{ unmailed: estimate(found.unmailed), capped: estimate(found.capped) },
      mailed: estimate(found.mailed),
    };
  };

  async function becameOf(name: string, customer: Customer): Promise<Exclude<Became, "entering">> {
    const chain = bundle.chains[name];
    const may = mayMail(customer.profile, chain?.kind);
    if (may.kind !== "yes") return foresee({ chain: name, customer }).heldOut ? "heldOut" : "unmailed";
    const mailbox = mailboxKey(may.to, deps.keys);
    const ledger = await deps.events.factsOf(mailbox, "eventual");
    const preferences = preferencesOf(ledger);
    const { heldOut, mails } = foresee({ chain: name, customer, preferences });
    if (heldOut) return "heldOut";
    const [first] = mails;
    if (!first || standingOf(ledger, first.at, chain?.kind).mayMail !== "yes") return "unmailed";
    if (chain?.kind === "service") return "mailed";
    const limit = capLimitOf({ store: bundle.store, preferences, now: first.at }, mailbox);
    return (await deps.journal.cappedAt(limit, first.at)) ? "capped" : "mailed";
  }
}

function certain(count: number): Estimate {
  return { about: count, low: count, high: count };
}
