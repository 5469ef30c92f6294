import type { ConfigPlan, PlannedChain } from "../../../api/plan.ts";
import { usd } from "../../../format/usd.ts";
import { useFormats, useTexts } from "../../../texts/language.tsx";
import type { Measure } from "./measures.tsx";
import { TEXTS } from "./texts.ts";

type Total = ConfigPlan["total"]["after"];
type Discount = NonNullable<Total["discount"]>;
type Outlook = NonNullable<PlannedChain["after"]>;
type Tonight = Outlook["tonight"];
type Chance = NonNullable<Discount["expected"]>;
type Estimate = Tonight["entering"];

interface Sides<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** The figures of a plan in words, row by row. */
export function useMeasures(currency: string) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { count } = formats;
  const withInterval = (about: string, low: number, high: number, write: (value: number) => string) =>
    low === high ? about : texts.withInterval(about, inOneLine(formats.interval(low, high, write)));
  const estimate = ({ about, low, high }: Estimate) => withInterval(count(about), low, high, count);
  const chance = ({ expected, low, high }: Chance, write = count) =>
    withInterval(write(Math.round(expected)), low, high, write);
  const money = (minor: number) => formats.money(minor, currency);
  // Kopecks of what is expected would be pretence.
  const roughly = (minor: number) => formats.amount(Math.round(formats.major(minor, currency)), currency);

  const rowsOf =
    <T>({ before, after }: Sides<T>) =>
    (name: string, say: (one: T) => string | undefined): readonly Measure[] => {
      const [was, is] = [before && say(before), after && say(after)];
      return was === undefined && is === undefined ? [] : [{ name, before: was, after: is }];
    };
  /** Left out where there is none on either side. */
  const ifAny = (measures: readonly Measure[]) =>
    measures.filter(({ before, after }) => [before, after].some((said) => said && said !== count(0)));

  function month(sides: Sides<Total>): readonly Measure[] {
    const row = rowsOf(sides);
    return [
      ...row(texts.entries, ({ entries }) => chance(entries)),
      ...row(texts.mails, ({ mails }) => chance(mails)),
      ...row(texts.mailsAtMost, ({ mails }) => (mails.most === null ? undefined : count(mails.most))),
      ...ifAny(row(texts.overCap, ({ overCap }) => overCap && chance(overCap))),
      ...ifAny(row(texts.codes, ({ codes }) => codes && chance(codes))),
      ...row(texts.discountExpected, ({ discount }) => discount && expectedOf(discount)),
      ...row(texts.withoutRate, ({ discount }) =>
        discount && discount.withoutRate > 0 ? count(discount.withoutRate) : undefined,
      ),
      ...row(texts.discountAtMost, ({ discount }) => discount && mostOf(discount)),
      ...row(texts.cost, ({ usd: dollars }) => usd(formats.locale, dollars.expected)),
    ];
  }

  /** Nothing where nobody knows of any code whether it will be used. */
  const expectedOf = ({ expected, withoutRate }: Discount): string | undefined =>
    expected && (expected.high > 0 || withoutRate === 0) ? chance(expected, roughly) : undefined;

  function mostOf({ most, unbounded }: Discount): string | undefined {
    const parts = [
      ...(most === null ? [] : [money(most)]),
      ...(unbounded > 0 ? [texts.unbounded(count(unbounded))] : []),
    ];
    return parts.length > 0 ? parts.join("; ") : undefined;
  }

  function tonight(sides: Sides<Tonight>): readonly Measure[] {
    const row = rowsOf(sides);
    return [
      ...row(texts.meetEntry, ({ entrants }) => count(entrants)),
      ...row(texts.enter, ({ held, entering }) => (held ? texts.held : estimate(entering))),
      ...ifAny(row(texts.heldOut, ({ heldOut }) => estimate(heldOut))),
      ...ifAny(row(texts.unmailed, ({ unmailed }) => estimate(unmailed))),
      ...ifAny(row(texts.capped, ({ capped }) => estimate(capped))),
      ...ifAny(row(texts.mailed, ({ mailed }) => estimate(mailed))),
    ];
  }

  return { month, tonight };
}

const inOneLine = (interval: string): string => interval.replaceAll(" ", "\u00a0");
