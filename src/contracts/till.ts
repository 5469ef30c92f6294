import * as z from "zod";
import { LINES_KEPT } from "../domain/facts/facts.ts";
import { parseKey } from "../domain/facts/identity.ts";
import type { BenefitKind } from "../domain/offers/benefit.ts";
import type { WhyNot } from "../domain/offers/codes/standing.ts";
import { Amount, Currency, Id, Text } from "./strict.ts";

/** What a till asks about codes, and what it is told (docs/till.md). Amounts are decimals in the basket's currency. */

/** `HELLO-7F3K9Q2M`, however it was typed. */
const CodeText = z
  .string("must be the code, like HELLO-7F3K9Q2M")
  .transform((value) => value.replace(/[\s\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu, "").toUpperCase())
  .pipe(
    z
      .string()
      .min(1, "must be the code, like HELLO-7F3K9Q2M")
      .max(100)
      .regex(/^[^\p{Cc}]+$/u, "must be printable"),
  );

const Key = z
  .string()
  .max(1_000)
  .transform((value, context) => {
    const parsed = parseKey(value);
    if (parsed) return parsed.key;
    context.addIssue({ code: "custom", message: "must be a customer's key, like p:shopify:207119551" });
    return z.NEVER;
  });

const Person = z.object(
  {
    id: Id.optional(),
    email: z.email().max(254).optional(),
    phone: Text(40).optional(),
    key: Key.optional(),
  },
  { error: "must be an object with an id, an email, a phone or a key" },
);

const QUANTITY = "must be a number above 0, of at most 1,000,000";

const Line = z.object({
  product: Id,
  category: Text(100).optional(),
  merchant: Text(100).optional(),
  price: Amount,
  quantity: z.number(QUANTITY).positive(QUANTITY).max(1_000_000, QUANTITY).default(1),
});

const TOO_MANY = `must be at most ${LINES_KEPT} lines: add up those of one product, or send the total alone`;

const Basket = z
  .object(
    {
      currency: Currency.optional(),
      items: z.array(Line).max(LINES_KEPT, TOO_MANY).default([]),
      delivery: Amount.optional(),
      total: Amount.optional(),
    },
    { error: "must be an object with the items and the total" },
  )
  .refine(({ items, total }) => items.length > 0 || total !== undefined, {
    error: "must have items or a total",
  });

const ORDER = "must be the order's id, as its events name it, of at most 1,000 characters";

const OrderId = z
  .union([z.string().trim().min(1, ORDER).max(1_000, ORDER), z.number().int(ORDER)], { error: ORDER })
  .transform(String);

const Language = z.string().max(35).optional();

export const CheckRequest = z.object({
  code: CodeText,
  customer: Person.default({}),
  basket: Basket,
  order: Id.optional(),
  language: Language,
});
export type CheckRequest = z.output<typeof CheckRequest>;

export const RedeemRequest = CheckRequest.extend({ order: OrderId });
export type RedeemRequest = z.output<typeof RedeemRequest>;

export const ReleaseRequest = z.object({
  code: CodeText,
  order: OrderId,
  because: z.enum(["cancelled", "failed"]).optional(),
  language: Language,
});
export type ReleaseRequest = z.output<typeof ReleaseRequest>;

/** A sum as tills are told it. */
export interface TillSum {
  readonly amount: number;
  readonly currency: string;
}

/** What a code gives. */
export interface TillOffer {
  readonly code: string;
  readonly offer: string;
  readonly kind: BenefitKind;
  /** Of percent and cashback. */
  readonly percent?: number;
  /** To take off the basket; 0 of what is no discount. */
  readonly discount: TillSum;
  readonly gift?: { readonly product: string; readonly name: string };
  /** ISO 8601. */
  readonly until: string;
  readonly message: string;
}

export interface TillRefusal {
  readonly code: string;
  readonly reason: WhyNot | "not-used";
  readonly message: string;
  /** Of `below-minimum`: what the goods have to come to. */
  readonly minimum?: TillSum;
  /** Of `expired`. */
  readonly until?: string;
}

export type CheckAnswer = ({ readonly valid: true } & TillOffer) | ({ readonly valid: false } & TillRefusal);
export type RedeemAnswer =
  | ({ readonly redeemed: true; readonly order: string } & TillOffer)
  | ({ readonly redeemed: false } & TillRefusal);
export type ReleaseAnswer =
  /** `good`: whether the code can be used again. */
  | {
      readonly released: true;
      readonly code: string;
      readonly order: string;
      readonly good: boolean;
      readonly message: string;
    }
  | ({ readonly released: false } & TillRefusal);

/** What is wrong with a request, place by place. */
export function tillErrors(error: z.ZodError) {
  return error.issues.map(({ path, message }) => ({ place: path.join(".") || "body", detail: message }));
}
