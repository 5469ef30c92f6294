import type { NightlyMetrics } from "../../src/app/nightly/documents.ts";
import type { SilenceSaves } from "../../src/domain/night/silence.ts";
import { number } from "../terminal/terminal.ts";
import { tableOf } from "./table.ts";

interface Row {
  readonly figure: string;
  readonly title: string;
  readonly value: number | null;
  readonly shown: string;
}

const dollars = (usd: number) =>
  `$${usd.toLocaleString("en", usd < 1 ? { maximumSignificantDigits: 2 } : { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

function row(figure: string, title: string, value: number | null, shown = (known: number) => number(known)) {
  return { figure, title, value, shown: value === null ? "–" : shown(value) };
}

const whole = (value: number) => number(Math.round(value));

function sinceRows(since: SilenceSaves["since"]): readonly Row[] {
  return since.map(({ days, customers }, place) => {
    const before = since[place - 1]?.days ?? null;
    const [figure, title] =
      days === null
        ? [`silenced_over_${before}_days`, `for more than ${before} days`]
        : [
            `silenced_up_to_${days}_days`,
            before === null ? `for up to ${days} days` : `for ${before + 1} to ${days} days`,
          ];
    return row(figure, title, customers);
  });
}

function rowsOf({ silence, periodDays }: NightlyMetrics): readonly Row[] {
  if (silence.customers === 0) return [];
  const { customers, since, mails, usd, mailsSoFar, usdSoFar } = silence;
  return [
    row("silenced", "silenced customers", customers),
    ...sinceRows(since),
    row("mails_in_period", `mails that they did not get in ${periodDays} days`, mails, whole),
    row("usd_in_period", "which would have cost, in US dollars", usd, dollars),
    row("mails_so_far", "mails that they did not get since they were silenced", mailsSoFar, whole),
    row("usd_so_far", "which would have cost, in US dollars", usdSoFar, dollars),
  ];
}

export const SILENCE = tableOf<Row>({
  title: "What silence saves",
  rows: rowsOf,
  columns: () => [
    { name: "figure", title: "figure", value: ({ figure }) => figure, shown: ({ title }) => title },
    { name: "value", title: "about", value: ({ value }) => value ?? undefined, shown: ({ shown }) => shown },
  ],
  note: ({ silence: { usdPerThousandMails: price }, periodDays }) =>
    `Silenced are those to whom nothing goes for this reason only: they may be mailed otherwise. Each would have got as many mails as the others of the same segment who may be mailed, on average in these ${periodDays} days; where those are too few, as many as all who may be mailed. A thousand mails cost ${dollars(price.ses)} at SES and ${dollars(price.rest)} besides, at list prices. What their complaints would have cost is not in it.`,
  none: () => "nobody is silenced",
});
