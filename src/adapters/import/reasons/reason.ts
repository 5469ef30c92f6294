import type { DateForm } from "../date-forms.ts";

/** A date that a row has. `time` is when somebody decided at another tool. */
export type DateName = "date" | "consent-date" | "time" | "cancellation-date";
export type NumberName = "amount" | "price" | "quantity" | "refund";
/** What can be longer than it may be. */
export type TextName =
  | ("name" | "first-name" | "last-name" | "language" | "country")
  | ("customer" | "order" | "product" | "category" | "merchant" | "coupon")
  | ("consent-text" | "consent-source");

/** What is wrong with a row, or missing from what went in of it. `text` is as it stands in the file. */
export type Reason =
  | { readonly code: "columns"; readonly found: number; readonly expected: number }
  | { readonly code: "quote-left-open" | "strange-quotes" | "not-json" }
  | { readonly code: "no-customer" | "no-order" | "no-amount" | "no-price" | "refund-without-amount" }
  | { readonly code: "stands-for-nobody" | "email" | "phone" | "currency" | "consent"; readonly text: string }
  | { readonly code: "cancellation" | "status"; readonly text: string }
  | { readonly code: "too-long"; readonly what: TextName; readonly most: number }
  | {
      readonly code: "shortened";
      readonly what: "customer" | "order" | "product";
      readonly text: string;
    }
  | { readonly code: "no-date"; readonly what: DateName }
  | { readonly code: "not-a-date"; readonly what: DateName; readonly text: string; readonly form: DateForm }
  | { readonly code: "in-the-future" | "too-early"; readonly what: DateName; readonly text: string }
  | {
      readonly code: "not-a-number" | "too-large" | "negative";
      readonly what: NumberName;
      readonly text: string;
    }
  | { readonly code: "discount"; readonly text: string; readonly why: "not-a-number" | "too-large" }
  | {
      readonly code: "attribute-too-long";
      readonly name: string;
      readonly most: number;
      readonly members: number;
    }
  | { readonly code: "order-again" | "order-scattered"; readonly order: string }
  | {
      readonly code: "other-customer";
      readonly order: string;
      readonly customer: string;
      readonly line: number;
    }
  | { readonly code: "order-waits" | "other-status"; readonly order: string; readonly line: number }
  /** `text`: why, in the API's words. */
  | { readonly code: "refused"; readonly what: RefusedPart; readonly text: string }
  /** It is in but for what `reasons` say. */
  | { readonly code: "in-without"; readonly reasons: readonly Reason[] }
  /** It is in, and in the report because another row of its order is. */
  | { readonly code: "in-beside"; readonly line: number };

/** Which of the calls of an order or a person the API has not taken: itself, who it is, or what became of it. */
export type RefusedPart = "itself" | "who" | "cancellation" | "refund";

/** The words for each of them in one language. A code without words does not compile. */
export type ReasonWords = {
  readonly [R in Reason as R["code"]]: (reason: R) => string;
};

/** All of them as one text. */
export function reasonsText(reasons: readonly Reason[], words: ReasonWords): string {
  return reasons.map((reason) => (words[reason.code] as (reason: Reason) => string)(reason)).join("; ");
}
