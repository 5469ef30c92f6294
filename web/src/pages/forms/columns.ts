import type { Funnel } from "../../api/forms.ts";
import type { Formats } from "../../format/formats.ts";
import type { Column } from "../../ui/table.tsx";
import { type Rate, type Rates, rateInWords, ratesOf, shareOf } from "./rates.ts";
import type { FormsTexts } from "./texts.en.ts";

interface Row {
  readonly funnel: Funnel;
}

const MISSING = "–";

function rateColumn<R extends Row>(
  { id, name }: { readonly id: string; readonly name: string },
  of: keyof Rates,
  texts: FormsTexts,
  formats: Formats,
): Column<R> {
  const rate = ({ funnel }: R): Rate | undefined => ratesOf(funnel)[of];
  return {
    ...{ id, name, numeric: true },
    value: (row) => shareOf(rate(row)),
    cell: (row) => rateInWords(rate(row), texts, formats) ?? MISSING,
  };
}

/** Looks, and what came of them. */
export const lookColumns = <R extends Row>(
  texts: FormsTexts,
  formats: Formats,
  asks: boolean,
): readonly Column<R>[] => [
  { id: "shown", name: texts.steps.shown, numeric: true, value: ({ funnel }) => funnel.looks?.shown },
  { id: "sent", name: texts.steps.sent, numeric: true, value: ({ funnel }) => funnel.looks?.sent },
  rateColumn<R>({ id: "sentShare", name: texts.columns.sentShare }, "sent", texts, formats),
  ...(asks
    ? [
        {
          ...{ id: "confirmed", name: texts.steps.confirmed, numeric: true },
          value: ({ funnel }: R) => funnel.looks?.confirmed,
        },
        rateColumn<R>(
          { id: "confirmedShare", name: texts.columns.confirmedShare },
          "confirmed",
          texts,
          formats,
        ),
      ]
    : []),
];

/** Who came in within the period, and first orders. */
export const peopleColumns = <R extends Row>(texts: FormsTexts, formats: Formats): readonly Column<R>[] => [
  { id: "people", name: texts.steps.people, numeric: true, value: ({ funnel }) => funnel.cameIn?.people },
  { id: "ordered", name: texts.steps.ordered, numeric: true, value: ({ funnel }) => funnel.cameIn?.ordered },
  rateColumn<R>({ id: "orderedShare", name: texts.columns.orderedShare }, "ordered", texts, formats),
];

/** Of all times. */
export const everColumns = <R extends Row>(
  texts: FormsTexts,
  formats: Formats,
  currency: string,
): readonly Column<R>[] => [
  {
    id: "everPeople",
    name: texts.columns.everPeople,
    numeric: true,
    value: ({ funnel }) => funnel.ever.people,
  },
  {
    ...{ id: "buyers", name: texts.columns.buyers, numeric: true, wideOnly: true },
    value: ({ funnel }) => funnel.ever.buyers,
  },
  {
    ...{ id: "repeatBuyers", name: texts.columns.repeatBuyers, numeric: true, wideOnly: true },
    value: ({ funnel }) => funnel.ever.repeatBuyers,
  },
  {
    ...{ id: "spent", name: texts.columns.spent, numeric: true },
    value: ({ funnel }) => formats.major(funnel.ever.spent, currency),
    cell: ({ funnel }) => formats.money(funnel.ever.spent, currency),
  },
];
