import { createHash } from "node:crypto";
import { type Instant, parseDuration } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { chainNamed } from "../../domain/campaigns/chain-of.ts";
import { EACH_ORDER, isOrderRun, orderRun } from "../../domain/chains/about-order.ts";
import type { Entry, FactKey, HoldoutDraw } from "../../domain/chains/journal.ts";
import { type Leg, legDue, legFrom } from "../../domain/chains/legs.ts";
import { leadOf } from "../../domain/chains/preparing.ts";
import { anchorsOf, type OrderDays, windowEnd, windowOf } from "../../domain/chains/waits.ts";
import { withBrowserOrder } from "../../domain/conditions/with-browser-order.ts";
import type { Chain } from "../../domain/config/chain.ts";
import { timeZoneOf } from "../../domain/people/language.ts";
import type { Customer } from "../../domain/people/profile.ts";
import { hadToday } from "../../domain/proof/had-today.ts";
import type { DueAgain } from "../../domain/taste/due-again.ts";
import type { Bus } from "../../ports/announcements.ts";
import type { CohortJournal, EntryJournal, Workflows } from "../../ports/chains.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Expressions } from "../../ports/conditions.ts";
import type { PublishedBundle } from "../../ports/config.ts";
import { unlessUnreadable } from "../quarantine/unless-unreadable.ts";
import { cohortAt, GRACE_MS, makeBoard, type Place } from "./boarding.ts";
import { makeHolds } from "./conditions.ts";
import { drawKeyOf, heldOutOfLoyalty, isHeldOut } from "./holdout.ts";
import { holdoutOf } from "./holdouts.ts";
import { makeLeave } from "./leave.ts";
import { heldOutOfShop, SHOP_HOLDOUT } from "./shop-holdout.ts";

export interface EnrolRequest {
  readonly customer: Customer;
  readonly chain: string;
  readonly published: PublishedBundle;
  /** What set it off (a fact's id, a night and its segment): the same cause enters the same run, however often it is told. */
  readonly cause: string;
  /** The cause in words, for the journal. */
  readonly reason: string;
  /** Customers who enter within the same stretch of this length share a cohort. @default what fits the chain's first waits */
  readonly windowMs?: number;
  readonly now: Instant;
  /** The own event that set it off. */
  readonly event?: FactKey;
  /** The order that it is about, whose run it is: then the cause is the order. */
  readonly order?: { readonly id: string; readonly days: OrderDays };
  /** What the customer is about to need again, where that did. */
  readonly due?: DueAgain;
  /** The chain's waits count from then, where that is later than `now`. */
  readonly startsAt?: Instant;
  /** When the cause happened, where that was before `now`: what "since entry" counts from. */
  readonly causedAt?: Instant;
  /** No step is taken from then on. */
  readonly until?: Instant;
  /** How many customers may come along, to choose the cohort's shards; one by one when absent. */
  readonly expected?: number;
}

export interface EnrolDeps {
  readonly journal: EntryJournal & CohortJournal;
  readonly workflows: Workflows;
  readonly expressions: Expressions;
  readonly clock: Clock;
  readonly bus?: Bus;
}

export type Enrolled =
  | "entered"
  /** This cause entered this customer before; a start that a crash cut short was made good. */
  | "repeated"
  /** In the chain already, or too soon after the last time. */
  | "refused";

export type Enrol = (request: EnrolRequest) => Promise<Enrolled>;

/** An entry later than `reenterAfter` would still stand in the way. `draw`: what the person's first entry drew. */
type WayIn =
  | { readonly kind: "free"; readonly reenterAfter: Instant; readonly draw?: HoldoutDraw }
  | { readonly kind: Exclude<Enrolled, "entered"> };

const CUSTOMERS_PER_SHARD = 2_000;
const MAX_SHARDS = 64;

/**
 * Enters a customer in a chain whose `enter.when` the caller has found to hold. Writes entry, cohort, member, start, in
 * this order; whatever a crash leaves out, the repeated call puts right.
 */
export function makeEnrol(deps: EnrolDeps): Enrol {
  const board = makeBoard(deps);
  const leave = makeLeave(deps);
  const holds = makeHolds(deps.expressions);

  /** Where an entry that cannot be read stands in the way, nobody can say that none does. */
  return async (request) => (await unlessUnreadable(enrol(request))) ?? "refused";

  async function enrol(request: EnrolRequest): Promise<Enrolled> {
    const chain = chainNamed(request.published.bundle, request.chain);
    const leg = chain && legFrom(chain, 0);
    if (!chain || !leg) return "refused";
    const place = placeOf(request, leg, Math.max(request.now, deps.clock.now()));
    const entry = entryOf(request, place);

    const way = await (isOrderRun(entry.run) ? wayInOfOrder : wayIn)(request, chain, entry);
    if (way.kind !== "free") return way.kind;
    const isOfLoyalty = heldOutOfLoyalty(request.customer.profile, chain, request.published.bundle);
    const draw = entry.draw && way.draw?.epoch === entry.draw.epoch ? way.draw : entry.draw;
    const side = isOutOfAll(request, chain)
      ? ({ holdout: true, heldOutBy: SHOP_HOLDOUT } as const)
      : { holdout: isOfLoyalty || draw?.heldOut === true };
    const drawn = { ...entry, ...defined({ draw }), ...side };
    const result = await deps.journal.enter(drawn, way.reenterAfter);
    if (result.kind === "refused") return "refused";
    if (result.kind === "repeated" && !neverWalked(result.entry)) return "repeated";

    const known = result.kind === "repeated" ? result.entry.cohort : entry.cohort;
    const boarded = await board(drawn, await samePlace(place, known));
    if (boarded.id !== known) await deps.journal.carry(drawn, boarded.id);
    if (request.published.bundle.store.announce_chains) await deps.bus?.publish([announcementOf(drawn)]);
    return result.kind;
  }

  /**
   * Whether an earlier run of this person, under whichever of the merged keys, stands in the way. Looked at before
   * anything is written, because most events of somebody who browses the shop change nothing here.
   */
  async function wayIn(request: EnrolRequest, chain: Chain, { run, enteredAt }: Entry): Promise<WayIn> {
    const { id, aliases } = request.customer.profile;
    let reenterAfter = reenterAfterOf(chain, enteredAt);
    let first: Entry | undefined;
    // One by one: what a merged key did matters only where the person's own is free. Most entries stand in the way for
    // days, and entering is conditional, so that a glance will do as long as nothing more is made of it.
    for (const key of [id, ...aliases]) {
      const glance = await deps.journal.entry(key, request.chain, "eventual");
      if (!glance || (glance.run === run && glance.customer === id)) continue;
      if (glance.run === run) return { kind: "repeated" };
      const plainly =
        glance.status === "active"
          ? !isOver(request, chain, glance)
          : glance.enteredAt > reenterAfter && !nothingDone(glance);
      if (plainly) return { kind: "refused" };
      const entry = await deps.journal.entry(key, request.chain);
      if (!entry || entry.run === run) continue;
      const over = entry.status === "done" || (await endIfOver(request, chain, entry));
      const spared = chain.reenter !== "never" && nothingDone(entry) && entry.enteredAt < enteredAt;
      if (!over || (entry.enteredAt > reenterAfter && !spared)) return { kind: "refused" };
      if (spared) reenterAfter = Math.max(reenterAfter, entry.enteredAt);
      if (!first || entry.enteredAt < first.enteredAt) first = entry;
    }
    return { kind: "free", reenterAfter, ...defined({ draw: first?.draw }) };
  }

  /** The same of an order that is a run of its own: none of the customer's others stands in its way. */
  async function wayInOfOrder({ customer, chain }: EnrolRequest, _: Chain, { run }: Entry): Promise<WayIn> {
    for (const alias of customer.profile.aliases)
      if (await deps.journal.entryOf({ customer: alias, chain, run })) return { kind: "repeated" };
    return { kind: "free", reenterAfter: ANY_STANDS };
  }

  /** A run whose exit condition holds is over, although its next step, which would find out, is not due yet. */
  function isOver(
    { customer, published, now }: EnrolRequest,
    { exit }: Chain,
    { enteredAt }: Entry,
  ): boolean {
    if (exit === undefined) return false;
    const { bundle } = published;
    const ordered = withBrowserOrder(customer, bundle.store.time_zone);
    return [customer, ...(ordered ? [ordered] : [])].some((one) =>
      holds(exit, one, bundle, { now, enteredAt }),
    );
  }

  async function endIfOver(request: EnrolRequest, chain: Chain, active: Entry): Promise<boolean> {
    if (!isOver(request, chain, active)) return false;
    await leave(active, request.published.bundle, { outcome: `exit: ${chain.exit}`, at: request.now });
    return true;
  }

  /** A repeated start joins the cohort of the first one as long as that has not left. */
  async function samePlace(place: Place, cohort: string): Promise<Place> {
    if (cohortAt(place).id === cohort) return place;
    const known = await deps.journal.cohort(cohort);
    if (!known || known.dueAt < deps.clock.now() + GRACE_MS) return place;
    return { ...place, ...known, due: known.dueAt };
  }
}

/** The first try crashed before the customer was on board, or the cohort has not come to its first step yet. */
function neverWalked(entry: Entry): boolean {
  return entry.status === "active" && entry.steps.length === 0;
}

/**
 * The run ended before its first step (the cart was bought, say). It took nothing of what `reenter` rations: the next
 * cart is a matter of its own.
 */
function nothingDone({ steps }: Entry): boolean {
  return steps.every(({ what }) => what === "deferred");
}

function placeOf(request: EnrolRequest, leg: Leg, now: Instant): Place {
  const { customer, published } = request;
  const { store } = published.bundle;
  const timeZone = timeZoneOf(customer.profile, store);
  const window = windowOf(leg.waits);
  const start = windowEnd(Math.max(now + GRACE_MS, request.startsAt ?? 0), request.windowMs ?? window);
  return {
    chain: request.chain,
    version: published.version,
    step: leg.step,
    due: legDue(leg, { store, timeZone }, start, anchorsOf(customer.profile, window, request.order?.days)),
    timeZone,
    ...defined({ lead: leadOf(published.bundle, leg.action) }),
    shards: Math.min(MAX_SHARDS, Math.ceil((request.expected ?? 1) / CUSTOMERS_PER_SHARD) || 1),
  };
}

const isOutOfAll = ({ customer, published: { bundle }, now }: EnrolRequest, chain: Chain): boolean =>
  heldOutOfShop(customer.profile, chain, { bundle, now });

function drawOf({ customer, chain, published }: EnrolRequest): HoldoutDraw | undefined {
  const holdout = holdoutOf(chain, published.bundle);
  return holdout && { epoch: holdout.epoch, heldOut: isHeldOut(drawKeyOf(customer.profile), holdout) };
}

function entryOf(request: EnrolRequest, place: Place): Entry {
  const { id } = request.customer.profile;
  return {
    customer: id,
    chain: request.chain,
    version: request.published.version,
    run: runOf(request),
    enteredAt: Math.min(request.now, request.causedAt ?? request.now),
    reason: request.reason,
    ...defined({ event: request.event, due: request.due, until: request.until, order: request.order?.id }),
    ...defined({
      before: hadToday(request.customer.profile, request.published.bundle.store, request.now),
    }),
    ...defined({ draw: drawOf(request) }),
    holdout: false,
    cohort: cohortAt(place).id,
    status: "active",
    steps: [],
  };
}

/** The run that a cause begins, or an order: the same however often it is told. */
export function runOf({ chain: id, cause, order, published }: RunCause): string {
  const hash = createHash("sha256").update(order ? `order\0${id}\0${order.id}` : `run\0${id}\0${cause}`);
  const digest = hash.digest("base64url").slice(0, 22);
  const isOfEach = published.bundle.chains[id]?.reenter === EACH_ORDER;
  return order && isOfEach ? orderRun(digest) : digest;
}

type RunCause = Pick<EnrolRequest, "chain" | "cause" | "order" | "published">;

/** Any entry stands in the way of another. */
const ANY_STANDS = -1;

/** An entry later than this stands in the way of another. */
function reenterAfterOf(chain: Chain, enteredAt: Instant): Instant {
  const pause = chain.reenter === "never" ? undefined : parseDuration(chain.reenter);
  return pause === undefined ? ANY_STANDS : enteredAt - pause;
}

function announcementOf({ customer, chain, version, run, reason, holdout }: Entry) {
  return { type: "ChainEntered", detail: { customer, chain, version, run, reason, holdout } } as const;
}
