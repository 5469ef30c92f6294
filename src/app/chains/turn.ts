import { dayOf, type Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { OrderView } from "../../domain/care/about-order.ts";
import type { StepOutcome } from "../../domain/chains/actions.ts";
import type { Turn } from "../../domain/chains/decide.ts";
import type { Entry } from "../../domain/chains/journal.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Preferences } from "../../domain/mailbox/preferences.ts";
import type { Customer } from "../../domain/people/profile.ts";
import { type Foretold, foretold, type Models } from "../../domain/uplift/foretold.ts";
import type { Holds } from "./conditions.ts";
import type { Stage } from "./stage.ts";

/** One customer at one step of a chain, with what is needed to do something about it. */
export interface MemberTurn extends Turn, Stage {
  readonly chain: Stage["chain"];
  readonly entry: Entry;
  readonly preferences: Preferences;
  /** What the published models tell of the customer; absent before the first night. */
  readonly told?: Foretold;
  /** The models themselves. */
  readonly models?: Models;
  /** The same turn of the customer as read again. */
  readonly readAgain: (person: Customer) => MemberTurn;
}

/** What became of a customer at a step, beyond what was decided: a mail may fail, or have to be tried again. */
export type StepResult =
  | { readonly kind: "leave"; readonly why: string }
  /** `since`: of a mail that waits for its code, since when. */
  | {
      readonly kind: "defer";
      readonly until: Instant;
      readonly timeZone: string;
      readonly why: string;
      readonly since?: Instant;
    }
  /** The step has its final outcome. */
  | { readonly kind: "over"; readonly what: StepOutcome; readonly why: string }
  /** Could not be done now. */
  | { readonly kind: "again" };

/** Does what a step says for one customer, once: a repeated call comes to the same. */
export type Perform<A> = (turn: MemberTurn, action: A) => Promise<StepResult>;

export interface TurnParts {
  readonly stage: Stage;
  readonly entry: Entry;
  readonly person: Customer;
  readonly preferences: Preferences;
  readonly otherRun: CustomerKey | undefined;
  /** Of a run about an order. */
  readonly order: OrderView | undefined;
  readonly now: Instant;
  readonly models: Models | undefined;
}

export function turnOf(
  { stage, entry, preferences, otherRun, order, now, models, ...parts }: TurnParts,
  holds: Holds,
): MemberTurn {
  const { bundle } = stage.published;
  const today = dayOf(bundle.store.time_zone, now);
  const at = { now, today, periodDays: bundle.store.period_days };
  const told = models && foretold(models, parts.person.profile, at);
  const moment = { now, enteredAt: entry.enteredAt, ...told };
  const turn = (person: Customer): MemberTurn => ({
    ...stage,
    store: bundle.store,
    entry,
    person,
    preferences,
    ...defined({ otherRun, order, told, models }),
    now,
    holds: (condition, customer = person) => holds(condition, customer, bundle, moment),
    readAgain: turn,
  });
  return turn(parts.person);
}
