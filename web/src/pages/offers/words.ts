import type { CodeRecord } from "../../api/codes.ts";
import type { Formats } from "../../format/formats.ts";
import { nameIn } from "../../texts/names.ts";
import type { OfferTexts } from "./texts.en.ts";

/** What a code gives. Money in minor units of `currency`. */
export function benefitInWords(
  benefit: CodeRecord["terms"]["benefit"],
  { benefit: texts }: OfferTexts,
  { formats, currency, language }: { formats: Formats; currency: string; language: string },
): string {
  const money = (minor: number) => formats.money(minor, currency);
  const named = (text: string | Readonly<Record<string, string>>) =>
    typeof text === "string" ? text : nameIn(text, language);
  const capped = (text: string, most: number | undefined) =>
    most === undefined ? text : texts.most(text, money(most));
  switch (benefit.kind) {
    case "percent":
    case "cashback":
      return capped(texts[benefit.kind](formats.percent(benefit.percent / 100)), benefit.most);
    case "amount":
      return texts.amount(money(benefit.amount));
    case "free_delivery":
      return texts.free_delivery;
    case "waived_fee":
      return texts.waived_fee(named(benefit.fee), money(benefit.amount));
    case "gift":
      return texts.gift(named(benefit.name));
    default:
      return benefit satisfies never;
  }
}
