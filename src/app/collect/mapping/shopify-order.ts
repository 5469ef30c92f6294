import type { ShopifyLine, ShopifyOrder, ShopifyRefund } from "../../../contracts/shopify.ts";
import { moneyOf } from "../../../domain/basics/amount.ts";
import type { Instant } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import type { FactBody, Item, OrderState } from "../../../domain/facts/facts.ts";
import { boundedId } from "../identity-keys.ts";
import { itemOf, notNegative } from "./commerce.ts";
import type { Statement } from "./statement.ts";

export const currencyOf = (named: string | null | undefined, store: string): string | undefined =>
  named === null ? undefined : (named ?? store);

/** The whole order as this message has it. `total_price` is what was paid: refunds are told apart from it. */
export function shopifyOrderState(
  id: string,
  order: ShopifyOrder,
  store: string,
  version: Instant,
): OrderState {
  const currency = currencyOf(order.currency, store);
  const total = notNegative(moneyOf(order.total_price, currency));
  const merchant = dearest(order.line_items)?.vendor;
  const coupons = order.discount_codes?.map(({ code }) => code).filter((code) => code !== undefined);
  const placedAt = order.processed_at ?? order.created_at;
  return {
    order: boundedId(id),
    version,
    ...defined({ placedAt }),
    ...(total && { total }),
    ...(order.line_items?.length && { items: shopifyItems(order.line_items, currency) }),
    ...defined({ merchant }),
    ...(coupons?.length && { coupons }),
    ...(order.checkout_token !== undefined && { cart: boundedId(order.checkout_token) }),
    ...(order.cancelled_at !== undefined && { cancelled: true }),
  };
}

export function shopifyItems(lines: readonly ShopifyLine[], currency: string | undefined): readonly Item[] {
  return lines.map((line) => shopifyItem(line, currency)).filter((item) => item !== undefined);
}

function shopifyItem(line: ShopifyLine, currency: string | undefined): Item | undefined {
  return itemOf(
    {
      product_id: line.product_id ?? line.variant_id,
      sku: line.sku,
      name: line.title,
      category: line.product_type,
      price: line.price,
      quantity: line.quantity,
    },
    currency,
  );
}

/** The line that most was paid for: its vendor is the merchant whom the customer came for. */
function dearest(lines: readonly ShopifyLine[] = []): ShopifyLine | undefined {
  const paid = ({ price = 0, quantity = 1 }: ShopifyLine) => price * quantity;
  return lines.toSorted((a, b) => paid(b) - paid(a)).find(({ vendor }) => vendor !== undefined);
}

/**
 * One refund, partial ones too. The money that went back is in its transactions; without any (nothing had been paid)
 * the order is smaller by its lines. Orders repeat their refunds in every later webhook: the key makes them one.
 */
export function shopifyRefund(
  refund: ShopifyRefund,
  of: {
    readonly order: string;
    /** The order's, for refunds that name none. */
    readonly currency?: string | null | undefined;
    readonly storeCurrency: string;
    readonly receivedAt: Instant;
  },
): Statement | undefined {
  if (refund.id === undefined) return undefined;
  const paidBack = refund.transactions?.filter(
    ({ kind, status }) => (kind ?? "refund") === "refund" && status !== "failure" && status !== "error",
  );
  const lines = refund.refund_line_items ?? [];
  const decimal = paidBack?.length
    ? sum(paidBack.map(({ amount }) => amount ?? 0))
    : sum(lines.map(({ subtotal = 0, total_tax: tax = 0 }) => subtotal + tax));
  const currency = currencyOf(paidBack?.[0]?.currency ?? of.currency, of.storeCurrency);
  const amount = moneyOf(Math.abs(decimal), currency);
  const items = lines
    .map(({ line_item: line, quantity }) => shopifyItem({ ...line, quantity }, currency))
    .filter((item) => item !== undefined);
  const at = refund.processed_at ?? refund.created_at ?? of.receivedAt;
  const body: FactBody = {
    kind: "order-refunded",
    order: boundedId(of.order),
    version: refund.created_at ?? at,
    refund: boundedId(refund.id),
    ...(amount && { amount }),
    ...(items.length > 0 && { items }),
  };
  return { body, at, key: `shopify:refund:${boundedId(refund.id)}` };
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, one) => total + one, 0);
