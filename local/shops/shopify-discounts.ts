import type { Instant } from "../../src/domain/basics/calendar.ts";
import { type Checkout, type Priced, priced, type Rule } from "./checkout.ts";

/** The parts of Shopify's inputs that the double keeps to; the schema has checked the rest. */
export interface DiscountInput {
  readonly title?: string;
  readonly code?: string;
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly usageLimit?: number | null;
  readonly appliesOncePerCustomer?: boolean;
  readonly context?: { readonly customers?: { readonly add?: readonly string[] } };
  readonly minimumRequirement?: {
    readonly subtotal?: { readonly greaterThanOrEqualToSubtotal?: string };
  };
  readonly customerGets?: {
    readonly value?: {
      readonly percentage?: number;
      readonly discountAmount?: { readonly amount?: string };
    };
    readonly items?: { readonly all?: boolean; readonly collections?: { readonly add?: readonly string[] } };
  };
}

interface RedeemCode {
  readonly id: string;
  readonly code: string;
  uses: number;
  readonly usedBy: Set<string>;
}

export interface KeptDiscount {
  readonly id: string;
  readonly type: "DiscountCodeBasic" | "DiscountCodeFreeShipping";
  readonly input: DiscountInput;
  readonly codes: Map<string, RedeemCode>;
}

interface UserError {
  readonly field: readonly string[];
  readonly code: string;
  readonly message: string;
}

/** What a shop on Shopify keeps of discounts, by the rules of its Admin API. */
export function makeDiscounts(now: () => Instant, idOf: (name: string) => string | undefined) {
  const discounts = new Map<string, KeptDiscount>();
  const byCode = new Map<string, KeptDiscount>();
  let made = 0;
  const nextId = (kind: string) => `gid://shopify/${kind}/${1_000 + ++made}`;

  const taken = (field: string): UserError => ({
    field: [field, "code"],
    code: "TAKEN",
    message: "Code must be unique. Please try a different code.",
  });

  function addCode(discount: KeptDiscount, code: string): UserError | undefined {
    if (byCode.has(code.toUpperCase())) return taken("codes");
    byCode.set(code.toUpperCase(), discount);
    discount.codes.set(code.toUpperCase(), {
      ...{ id: nextId("DiscountRedeemCode"), code, uses: 0 },
      usedBy: new Set(),
    });
    return undefined;
  }

  return {
    find: (id: string) => discounts.get(id),
    byCode: (code: string) => byCode.get(code.toUpperCase()),
    all: () => [...discounts.values()],
    addCode,
    create(type: KeptDiscount["type"], input: DiscountInput): KeptDiscount | UserError {
      const blank = (["title", "code", "startsAt"] as const).find((field) => !input[field]);
      if (blank) return { field: [blank], code: "BLANK", message: `${blank} can't be blank` };
      const { startsAt = "", endsAt, customerGets } = input;
      if (endsAt && Date.parse(endsAt) <= Date.parse(startsAt))
        return {
          field: ["endsAt"],
          code: "END_DATE_BEFORE_START_DATE",
          message: "Ends at needs to be after starts at",
        };
      const percentage = customerGets?.value?.percentage;
      if (percentage !== undefined && (percentage <= 0 || percentage > 1))
        return {
          field: ["percentage"],
          code: "VALUE_OUTSIDE_RANGE",
          message: "Value must be between 0.0 and 1.0",
        };
      if (byCode.has((input.code ?? "").toUpperCase())) return taken("basicCodeDiscount");
      const discount: KeptDiscount = { id: nextId("DiscountCodeNode"), type, input, codes: new Map() };
      discounts.set(discount.id, discount);
      addCode(discount, input.code ?? "");
      return discount;
    },
    remove(id: string): boolean {
      for (const code of discounts.get(id)?.codes.keys() ?? []) byCode.delete(code);
      return discounts.delete(id);
    },
    removeCodes(id: string, ids: readonly string[]): void {
      const discount = discounts.get(id);
      for (const [code, { id: one }] of discount?.codes ?? [])
        if (ids.includes(one)) {
          discount?.codes.delete(code);
          byCode.delete(code);
        }
    },
    /** Uses a code for a basket, if it may be. The limits hold for each code by itself. */
    redeem(checkout: Checkout, customer: string): Priced {
      const { code = "" } = checkout;
      const discount = byCode.get(code.toUpperCase());
      const redeem = discount?.codes.get(code.toUpperCase());
      if (!discount || !redeem) return { kind: "refused", why: "unknown" };
      const { startsAt = "", endsAt, usageLimit, appliesOncePerCustomer, context } = discount.input;
      if (now() < Date.parse(startsAt)) return { kind: "refused", why: "not yet" };
      if (endsAt && now() >= Date.parse(endsAt)) return { kind: "refused", why: "expired" };
      if (typeof usageLimit === "number" && redeem.uses >= usageLimit)
        return { kind: "refused", why: "used" };
      if (appliesOncePerCustomer && redeem.usedBy.has(customer))
        return { kind: "refused", why: "used by you" };
      const customers = context?.customers?.add;
      if (customers && !customers.includes(customer)) return { kind: "refused", why: "another customer's" };
      const result = priced(checkout, ruleOf(discount), idOf);
      if (result.kind === "taken") {
        redeem.uses++;
        redeem.usedBy.add(customer);
      }
      return result;
    },
  };
}

function ruleOf({ type, input }: KeptDiscount): Rule {
  const { value, items } = input.customerGets ?? {};
  const minimum = Number(input.minimumRequirement?.subtotal?.greaterThanOrEqualToSubtotal ?? 0);
  const categories = items?.collections?.add?.map((gid) => gid.split("/").at(-1) ?? gid);
  const limits = { minimum, ...(categories && { categories }) };
  if (type === "DiscountCodeFreeShipping") return { ...limits, kind: "free_delivery", value: 0 };
  return value?.percentage === undefined
    ? { ...limits, kind: "amount", value: Number(value?.discountAmount?.amount ?? 0) }
    : { ...limits, kind: "percent", value: value.percentage * 100 };
}
