import { defined } from "../../domain/basics/defined.ts";
import type { CustomerKey, Fact } from "../../domain/facts/facts.ts";
import { isOrderKey } from "../../domain/facts/identity.ts";
import { SOURCE_NAMES, type Source } from "../../domain/facts/sources.ts";
import { worthOf } from "../../domain/offers/basket.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import { isExpired, type Refusal } from "../../domain/offers/codes/life.ts";
import { discountOf } from "../../domain/offers/discount.ts";
import { marginRules, marginWithOffer } from "../../domain/offers/margin.ts";
import { basketOfOrder } from "../../domain/offers/order-basket.ts";
import type { FoldSettings } from "../../domain/people/fold-config.ts";
import { clip } from "../../domain/people/fold-limits.ts";
import { exchangeOf } from "../../domain/people/fold-money.ts";
import type { Order } from "../../domain/people/orders.ts";
import type { Customer, Profile } from "../../domain/people/profile.ts";
import type { BudgetStore } from "../../ports/budgets.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { PublishedBundle } from "../../ports/config.ts";
import type { Secrets } from "../../ports/keys.ts";
import { mailboxKey } from "../mailbox/mailbox-key.ts";
import { unlessUnreadable } from "../quarantine/unless-unreadable.ts";
import { makeChangeCode } from "./change-code.ts";
import { beginningOf, codeForms } from "./code-forms.ts";
import { makePutUsed } from "./put-used.ts";
import { makeVoidCode } from "./void-code.ts";

/** What the projector knows of a customer's orders with coupons. */
export interface TurnedOrders {
  readonly before?: Customer;
  readonly after: Customer;
  readonly published: PublishedBundle;
  readonly settings: FoldSettings;
  /** All that have coupons, those that do not count included. */
  readonly orders: readonly Order[];
  /** The facts that are new to the profile. */
  readonly facts: readonly Fact[];
}

/** A code that the shop took in an order and should not have. */
export interface OddCode {
  readonly source: Source;
  /** Never the code: the form of an invented one, `HELLO-…`, else the offer that it was given for. */
  readonly what: string;
  readonly why: "unknown" | "another's" | Refusal;
}

type Odd = Omit<OddCode, "source">;

export interface SettleOrdersDeps {
  readonly codes: Pick<CodeStore, "get" | "put">;
  readonly budgets: Pick<BudgetStore, "reserve" | "charge" | "giveBack">;
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** Told of each once, as far as a process can tell: when an order first shows the code. */
  readonly onOdd?: (odd: OddCode) => void;
}

export type SettleOrders = (turned: TurnedOrders) => Promise<void>;

/**
 * Keeps the ledger of codes with what the shop's own messages say of orders: a code is redeemed by the order that
 * carries it, and given back where that is void. The newest state of an order decides, so that messages may come before
 * the till's own word, twice, late or in any order; what has been recorded is read and not written again.
 */
export function makeSettleOrders(deps: SettleOrdersDeps): SettleOrders {
  const { codes, secrets, clock } = deps;
  const changeCode = makeChangeCode(deps, makePutUsed(deps));
  const voidCode = makeVoidCode(deps);

  return async (turned) => {
    const named = new Map(
      turned.facts.flatMap((fact) => ("order" in fact ? [[fact.order, fact] as const] : [])),
    );
    const isLookedUp = codeForms(turned.published.bundle).mayBeOurs;
    for (const order of turned.orders) {
      const fact = named.get(order.order);
      if (!fact || !tellsOfUse(order, turned.settings)) continue;
      for (const text of order.coupons.filter(isLookedUp)) {
        // A code that cannot be read holds up nobody's profile: once mended, the next message of the order settles it.
        const odd = await unlessUnreadable(settle(text, order, turned));
        if (odd && isNewIn(turned.before, order, text)) tell(odd, fact);
      }
    }
  };

  /** Says what is odd about it. */
  async function settle(text: string, order: Order, turned: TurnedOrders): Promise<Odd | undefined> {
    const code = await codes.get(text);
    if (!code) {
      const isInvented = codeForms(turned.published.bundle).isOurs(text);
      return isInvented ? { what: formOf(text), why: "unknown" } : undefined;
    }
    if (isVoid(order)) {
      // That it did not use it is nothing to tell: a code that was refused may stand in an order all the same.
      await voidCode({
        ...{ code: text, order: order.order, told: "order", at: clock.now() },
        bundle: turned.published.bundle,
      });
      return undefined;
    }
    const by = await bearerOf(code, turned.after.profile);
    const what = `offer ${code.offer}`;
    const isOthers =
      by !== undefined && code.bound === "customer" ? ({ what, why: "another's" } as const) : undefined;
    const amount = amountOff(code, order, turned.settings);
    const changed = await changeCode(text, {
      ...{ kind: "redeemed", told: "order", order: order.order, at: order.placedAt },
      ...{ amount, total: order.spent + order.refunded },
      ...defined({ by, margin: marginLeft(code, order, amount, turned) }),
    });
    // What the shop has given is written down whatever stood against it; people hear of that as well.
    const against = standsAgainst(code, order);
    if (changed.kind === "refused") return { what, why: changed.why };
    return against === undefined ? isOthers : { what, why: against };
  }

  /** Whoever ordered, where that is somebody else: the shop has given the discount, and the ledger says to whom. */
  async function bearerOf(
    { customer, mailbox }: Pick<Code, "customer" | "mailbox">,
    { id, aliases, email }: Profile,
  ): Promise<CustomerKey | undefined> {
    if (customer === id || aliases.includes(customer) || isOrderKey(id)) return undefined;
    if (mailbox === undefined || email === undefined) return id;
    return mailboxKey(email, await secrets.keys()) === mailbox ? undefined : id;
  }

  function tell(odd: Odd, { source, import: from }: Fact): void {
    const known = SOURCE_NAMES.find((one) => one === source);
    // A past that is brought along may carry the codes of another system.
    if (known === undefined || from !== undefined) return;
    deps.onOdd?.({ source: known, ...odd });
  }
}

/** Of an order that waits for its payment nothing follows, and what only browsers tell of counts where the store says so. */
const tellsOfUse = ({ unpaid, moved, claimed }: Order, { browserOrderLimit }: FoldSettings): boolean =>
  unpaid !== true && moved !== true && (!claimed || browserOrderLimit !== undefined);

/** Why a till would have refused the code to that order. */
function standsAgainst(code: Code, { order, placedAt }: Order): Refusal | undefined {
  if (code.stage === "withdrawn") return "withdrawn";
  if (code.stage === "redeemed") return code.redemption.order === order ? undefined : "used";
  if (code.stage === "spent") return "used";
  return isExpired(code, placedAt) ? "expired" : undefined;
}

/** Cancelled, or all of its money given back. */
const isVoid = ({ cancelled, priced, spent, refunded }: Order): boolean =>
  cancelled || (priced && refunded > 0 && spent === 0);

function amountOff({ code, terms }: Code, order: Order, settings: FoldSettings): number {
  const told = order.discounts?.[code];
  if (told !== undefined) return told;
  const exchange = exchangeOf(settings.currency, settings.rates, settings.timeZone);
  return discountOf(terms, basketOfOrder(order, exchange(order.placedAt))).amount;
}

/** The lines of orders have their full prices; of one without any, what was paid is what is left of the sum. */
function marginLeft(
  { terms: { benefit } }: Code,
  order: Order,
  amount: number,
  { published: { bundle }, settings }: TurnedOrders,
): number | undefined {
  const exchange = exchangeOf(settings.currency, settings.rates, settings.timeZone);
  const basket = basketOfOrder(order, exchange(order.placedAt));
  const whole = basket.items.length > 0 ? basket : { ...basket, total: worthOf(basket) + amount };
  return marginWithOffer(whole, { benefit, amount }, marginRules(bundle.offers, bundle.store));
}

const isNewIn = (before: Customer | undefined, { order }: Order, text: string): boolean =>
  !before?.profile.coupons.some((used) => used.order === clip(order) && used.code === clip(text));

const formOf = (text: string): string => `${beginningOf(text)}-…`;
