import type { TillOffer, TillRefusal } from "../../contracts/till.ts";
import { type Money, toMajor } from "../../domain/basics/money.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { localised } from "../../domain/config/localised.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import type { WhyNot } from "../../domain/offers/codes/standing.ts";
import { pageLanguage } from "../pages/page-language.ts";
import type { Judged } from "./judge-code.ts";
import type { TillMoney } from "./till-money.ts";
import { dayText, gaveText, refusalText, sumText } from "./till-words.ts";

/** The language that a till's customer reads: the asked one, else the store's, of those that the texts are in. */
export const languageFor = ({ store }: Bundle, asked: string | undefined) =>
  pageLanguage(asked ?? store.default_language, undefined);

/** A good code, as a till is told of it. */
export function tillOffer(
  { bundle, money, code, amount }: Extract<Judged, { readonly kind: "good" | "again" }>,
  asked: string | undefined,
): TillOffer {
  const { benefit, validUntil } = code.terms;
  const language = languageFor(bundle, asked);
  const off = money.fromStore(amount);
  return {
    code: code.code,
    offer: code.offer,
    kind: benefit.kind,
    ...("percent" in benefit && { percent: benefit.percent }),
    discount: inMajor(off),
    ...(benefit.kind === "gift" && {
      gift: { product: benefit.product, name: localised(benefit.name, language) },
    }),
    until: new Date(validUntil).toISOString(),
    message: gaveText(benefit, { off, language }),
  };
}

/** A code that takes nothing off, and why. */
export function tillRefusal(
  text: string,
  of: {
    readonly bundle: Bundle;
    readonly why: WhyNot | "not-used";
    readonly code?: Code;
    readonly money?: TillMoney;
  },
  asked: string | undefined,
): TillRefusal {
  const { bundle, why, code, money } = of;
  const language = languageFor(bundle, asked);
  const { minOrder, validUntil, subject = "" } = code?.terms ?? {};
  const minimum = why === "below-minimum" && minOrder !== undefined ? money?.fromStore(minOrder) : undefined;
  const isExpired = why === "expired" && validUntil !== undefined;
  return {
    code: text,
    reason: why,
    message: refusalText(language, why, {
      subject,
      ...(minimum && { minimum: sumText(minimum, language) }),
      ...(isExpired && { until: dayText(validUntil, bundle.store.time_zone, language) }),
    }),
    ...(minimum && { minimum: inMajor(minimum) }),
    ...(isExpired && { until: new Date(validUntil).toISOString() }),
  };
}

const inMajor = (money: Money) => ({ amount: toMajor(money), currency: money.currency });
