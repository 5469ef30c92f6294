import type { NightlyMetrics } from "../../src/app/nightly/documents.ts";
import { toMajor } from "../../src/domain/basics/money.ts";
import { FEWEST_CODES, type OfferCost } from "../../src/domain/night/offer-costs.ts";
import { number, percent, sum } from "../terminal/terminal.ts";
import { type Column, tableOf } from "./table.ts";

const mailOf = ({ chain, mailVariant }: OfferCost) => [chain ?? "–", mailVariant].filter(Boolean).join(" ");

type Counted =
  | "issued"
  | "sent"
  | "redeemed"
  | "voided"
  | "expired"
  | "withdrawn"
  | "byOthers"
  | "strangers"
  | "open";

const count = (name: Counted, title: string, spare = false): Column<OfferCost> => ({
  ...{ name: name === "byOthers" ? "by_others" : name, title, spare },
  value: (row) => row[name],
  shown: (row) => number(row[name]),
});

function columnsOf({ currency }: NightlyMetrics): readonly Column<OfferCost>[] {
  const major = (amount: number | null | undefined) =>
    typeof amount === "number" ? toMajor({ amount, currency }) : undefined;
  const shown = (amount: number | null | undefined) =>
    typeof amount === "number" ? sum(amount, currency) : "–";
  return [
    { name: "offer", title: "offer", value: ({ offer }) => offer },
    { name: "kind", title: "kind", value: ({ kind }) => kind, spare: true },
    { name: "tier", title: "tier", value: ({ tier }) => tier },
    { name: "variant", title: "for", value: ({ variant }) => variant, spare: true },
    { name: "chain", title: "mail", value: ({ chain }) => chain ?? undefined, shown: mailOf },
    { name: "mail_variant", title: "", value: ({ mailVariant }) => mailVariant ?? undefined, shown: null },
    count("issued", "issued", true),
    count("sent", "sent"),
    count("redeemed", "used"),
    {
      ...{ name: "redemption_share", title: "share used" },
      value: ({ redemption }) => redemption?.share,
      shown: ({ redemption }) => (redemption === null ? "–" : percent(redemption.share)),
    },
    { name: "redemption_low", title: "", value: ({ redemption }) => redemption?.low, shown: null },
    { name: "redemption_high", title: "", value: ({ redemption }) => redemption?.high, shown: null },
    count("voided", "void", true),
    count("expired", "expired", true),
    count("withdrawn", "withdrawn", true),
    {
      name: "discount",
      title: `given, ${currency}`,
      value: ({ discount }) => major(discount),
      shown: ({ discount }) => shown(discount),
    },
    {
      name: "revenue",
      title: `orders, ${currency}`,
      value: ({ revenue }) => major(revenue),
      shown: ({ revenue }) => shown(revenue),
    },
    {
      ...{ name: "margin_left", title: `margin left, ${currency}`, spare: true },
      value: ({ marginLeft }) => major(marginLeft),
      shown: ({ marginLeft }) => shown(marginLeft),
    },
    count("open", "open", true),
    { name: "open_at_most", title: "", value: ({ openFace }) => major(openFace), shown: null },
    {
      ...{ name: "exposure", title: `still to cost, ${currency}`, spare: true },
      value: ({ exposure }) => major(exposure?.expected),
      shown: ({ exposure }) =>
        exposure === null
          ? "–"
          : `${shown(exposure.expected)} (${shown(exposure.low)} to ${shown(exposure.high)})`,
    },
    { name: "exposure_low", title: "", value: ({ exposure }) => major(exposure?.low), shown: null },
    { name: "exposure_high", title: "", value: ({ exposure }) => major(exposure?.high), shown: null },
    count("byOthers", "by others", true),
    count("strangers", "tried by others", true),
  ];
}

export const OFFERS = tableOf<OfferCost>({
  title: "What offers cost and bring",
  rows: ({ offers }) => offers?.rows ?? [],
  columns: columnsOf,
  note: () =>
    `Used: in orders that stand. Share used: of the sent codes whose last day has passed. Orders: what those orders came to. Given: their discounts. Margin left: of the same orders, where offers.yaml or store.yaml says what goods cost. Still to cost: what the open codes are worth at most, times the share that is used of the offer's codes, and where that lies 95 times in 100; told from ${FEWEST_CODES} codes on. What an order brought is no proof that it would not have come without the code.`,
  none: () => "no code was ever issued",
});
