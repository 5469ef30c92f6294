import type {
  ShopifyLine,
  ShopifyMoneySet,
  ShopifyOrder,
  ShopifyRefund,
} from "../../../contracts/shopify.ts";
import { moneyOf } from "../../../domain/basics/amount.ts";
import type { Instant } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import type { FactBody, Item, OrderState } from "../../../domain/facts/facts.ts";
import { fingerprint } from "../fingerprint.ts";
import { boundedId } from "../identity-keys.ts";
import { itemsOf, notNegative } from "./commerce.ts";
import { discountsIn } from "./discounts.ts";
import { isFull, paidBack, setsOf } from "./shopify-money.ts";
import type { Statement } from "./statement.ts";

export const currencyOf = (named: string | null | undefined, store: string): string | undefined =>
  named === null ? undefined : (named ?? store);

/** The whole order as this message has it. */
export function shopifyOrderState(
  id: string,
  order: ShopifyOrder,
  store: string,
  version: Instant,
): OrderState {
  const currency = currencyOf(order.currency, store);
  const lines = order.line_items?.filter(({ current_quantity: left }) => left !== 0);
  const merchant = dearest(lines)?.vendor;
  const coupons = order.discount_codes?.map(({ code }) => code).filter((code) => code !== undefined);
  const placedAt = order.processed_at ?? order.created_at;
  return {
    order: boundedId(id),
    version,
    ...defined({ placedAt }),
    ...worthOf(order, currency),
    ...(order.line_items?.length && { items: shopifyItems(lines ?? [], currency) }),
    ...defined({ merchant }),
    ...(coupons?.length && { coupons }),
    ...discountsIn(order.discount_codes, currency),
    ...(order.checkout_token !== undefined && { cart: boundedId(order.checkout_token) }),
    ...(order.cancelled_at !== undefined && { cancelled: true }),
  };
}

/**
 * `total_price` is the order before anything was taken off it, `current_total_price` what is left of it. The difference
 * has been or will be paid back: refunds told one by one are the same money, so it is their lower bound and no sum. An
 * order that has become dearer may have lost lines too; those are among its refunds.
 */
function worthOf(
  { total_price: placed, current_total_price: left, refunds = [] }: ShopifyOrder,
  currency: string | undefined,
): Pick<OrderState, "total" | "current" | "refundedTotal"> {
  const total = notNegative(moneyOf(placed, currency));
  const current = notNegative(moneyOf(left, currency));
  if (!total || !current) return defined({ total: total ?? current });
  const dearer = current.amount > total.amount;
  const refundedTotal = dearer
    ? moneyOf(sum(refunds.map(linesOf)), currency)
    : { ...total, amount: total.amount - current.amount };
  return { total, current, ...defined({ refundedTotal }) };
}

export function shopifyItems(lines: readonly ShopifyLine[], currency: string | undefined): readonly Item[] {
  return itemsOf(lines.map(productOf), currency) ?? [];
}

const productOf = (line: ShopifyLine) => ({
  product_id: line.product_id ?? line.variant_id,
  sku: line.sku,
  name: line.title,
  category: line.product_type,
  price: line.price,
  quantity: line.current_quantity ?? line.quantity,
});

/** The line that most was paid for: its vendor is the merchant whom the customer came for. */
function dearest(lines: readonly ShopifyLine[] = []): ShopifyLine | undefined {
  const paid = ({ price = 0, quantity = 1 }: ShopifyLine) => price * quantity;
  return lines.toSorted((a, b) => paid(b) - paid(a)).find(({ vendor }) => vendor !== undefined);
}

/**
 * One refund as this message has it. Only transactions that succeeded are money; they may succeed or fail later, so each
 * state of the refund is a fact and the newest counts. Without any transaction lines were taken off the order. Orders
 * repeat their refunds in every later webhook: the key makes equal states one.
 */
export function shopifyRefund(
  refund: ShopifyRefund,
  of: {
    readonly order: string;
    /** The order's, for refunds that name none. */
    readonly currency?: string | null | undefined;
    /** The order's worth in both currencies, where it is known. */
    readonly worth?: ShopifyMoneySet;
    /** The clock of the message that the refund is part of. */
    readonly version?: Instant;
    readonly storeCurrency: string;
    readonly receivedAt: Instant;
  },
): Statement | undefined {
  if (refund.id === undefined) return undefined;
  const attempts = refund.transactions?.filter(({ kind = "refund" }) => kind === "refund") ?? [];
  const sets = setsOf(refund);
  const shopCurrency = currencyOf(
    sets.find(isFull)?.shop_money.currency_code ?? of.currency,
    of.storeCurrency,
  );
  const money = attempts.length > 0 ? paidBack(attempts, [sets, of.worth ? [of.worth] : []]) : undefined;
  const currency = money ? currencyOf(money.currency ?? of.currency, of.storeCurrency) : shopCurrency;
  const amount = moneyOf(Math.abs(money?.decimal ?? linesOf(refund)), currency);
  const items = shopifyItems(
    (refund.refund_line_items ?? []).map(({ line_item: line, quantity }) => ({
      ...line,
      quantity,
      current_quantity: undefined,
    })),
    shopCurrency,
  );
  const at = refund.processed_at ?? refund.created_at ?? of.receivedAt;
  const body: FactBody = {
    kind: "order-refunded",
    order: boundedId(of.order),
    version: of.version ?? refund.created_at ?? at,
    refund: boundedId(refund.id),
    ...(amount && { amount }),
    ...(items.length > 0 && { items }),
    ...(!money && items.length > 0 && { removal: true }),
  };
  const states = attempts.map(({ status, amount: each }) => [status, each]);
  const state = fingerprint([amount, items, states]).slice(0, 12);
  return { body, at, key: `shopify:refund:${boundedId(refund.id)}:${state}` };
}

/** What the lines of a refund cost, in the shop's currency. */
const linesOf = ({ refund_line_items: lines = [] }: ShopifyRefund): number =>
  sum(
    lines.map(
      ({ subtotal_set: net, subtotal = 0, total_tax_set: tax, total_tax = 0 }) =>
        (net.shop_money.amount ?? subtotal) + (tax.shop_money.amount ?? total_tax),
    ),
  );

const sum = (amounts: readonly number[]): number => amounts.reduce((total, one) => total + one, 0);
