import type { Funnel } from "../../api/forms.ts";
import type { Formats } from "../../format/formats.ts";
import type { FormsTexts } from "./texts.en.ts";

/** From so many on a share says something. */
const LEAST = 20;

/** A part of a whole that was counted with it. */
export interface Rate {
  readonly part: number;
  readonly whole: number;
}

export interface Rates {
  readonly sent: Rate | undefined;
  readonly confirmed: Rate | undefined;
  readonly ordered: Rate | undefined;
}

/** Each step of the one before it; undefined where there was none, or it was not counted. */
export function ratesOf({ looks, cameIn }: Funnel): Rates {
  return {
    sent: looks ? rateOf(looks.sent, looks.shown) : undefined,
    confirmed: looks ? rateOf(looks.confirmed, looks.sent) : undefined,
    ordered: cameIn ? rateOf(cameIn.ordered, cameIn.people - cameIn.boughtBefore) : undefined,
  };
}

/** More than the whole is no share: looks were lost, or the mail was confirmed on a later day than the form was sent. */
const rateOf = (part: number, whole: number): Rate | undefined =>
  whole > 0 && part <= whole ? { part, whole } : undefined;

/** The share with the count that it rests on; of few people the two numbers alone. */
export function rateInWords(rate: Rate | undefined, texts: FormsTexts, formats: Formats): string | undefined {
  if (!rate) return undefined;
  const { part, whole } = rate;
  const of = formats.count(whole);
  return whole < LEAST ? texts.few(formats.count(part), of) : texts.share(formats.percent(part / whole), of);
}

/** As tables and files have it: nothing where it rests on too few. */
export const shareOf = (rate: Rate | undefined): number | undefined =>
  rate && rate.whole >= LEAST ? rate.part / rate.whole : undefined;
