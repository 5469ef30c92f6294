import { createHash } from "node:crypto";
import { HOUR, type Instant } from "../../../domain/basics/calendar.ts";
import { decimalText } from "../../../domain/basics/money.ts";
import type { Discount } from "../../../domain/offers/till/discount.ts";

/** By its end Comeback knows a discount that it has made: the title is all that Shopify keeps of its name. */
export function titleOf({ name }: Pick<Discount, "name">): string {
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return `${name.slice(0, 200)} [comeback ${digest}]`;
}

export const isOurs = (title = ""): boolean => /\[comeback [0-9a-f]{8}\]$/.test(title);

interface InputOf {
  readonly code: string;
  readonly currency: string;
  /** Collection that the discount is for. */
  readonly collection?: string;
  /** Customer who alone may use it. */
  readonly customer?: string;
  readonly now: Instant;
}

/** A clock of Shopify's that is behind ours would make mails come too early. */
const EARLIER_MS = HOUR;

/**
 * What a discount is on Shopify. Its limits hold for each code by itself: one use, once a customer. Of those bound to
 * nobody a customer may use several.
 */
export function inputOf(discount: Discount, { code, currency, collection, customer, now }: InputOf): object {
  const { benefit, minOrder, endsAt, bound } = discount;
  const shared = {
    title: titleOf(discount),
    code,
    startsAt: new Date(now - EARLIER_MS).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
    usageLimit: 1,
    appliesOncePerCustomer: bound === "customer",
    context: customer === undefined ? { all: "ALL" } : { customers: { add: [customer] } },
    ...(minOrder !== undefined && {
      minimumRequirement: {
        subtotal: { greaterThanOrEqualToSubtotal: decimalText({ amount: minOrder, currency }) },
      },
    }),
  };
  if (benefit.kind === "free_delivery") return { ...shared, destination: { all: true } };
  const value =
    benefit.kind === "percent"
      ? { percentage: benefit.percent / 100 }
      : {
          discountAmount: {
            amount: decimalText({ amount: benefit.amount, currency }),
            appliesOnEachItem: false,
          },
        };
  const items = collection === undefined ? { all: true } : { collections: { add: [collection] } };
  return { ...shared, customerGets: { value, items } };
}

/** Ids may be written as numbers, as the platform's own pages show them. */
export const gid = (kind: "Collection" | "Customer", id: string): string =>
  id.startsWith("gid://") ? id : `gid://shopify/${kind}/${id}`;
