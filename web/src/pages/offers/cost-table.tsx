import type { OfferCost } from "../../api/metrics.ts";
import { type Named, useNamed } from "../../api/named.ts";
import type { Formats } from "../../format/formats.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import css from "./cost-table.module.css";
import type { OfferTexts } from "./texts.en.ts";
import { TEXTS } from "./texts.ts";

interface CostTableProps {
  readonly rows: readonly OfferCost[];
  readonly currency: string;
}

/** A row for every offer in every mail, with intervals where something is estimated. Copies and files get each figure by itself. */
export function CostTable({ rows, currency }: CostTableProps) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const named = useNamed();
  const money = (minor: number) => formats.money(Math.round(minor), currency);
  const figures = figuresOf({
    ...{ texts, formats, named },
    major: (minor) => (minor === null ? null : formats.major(minor, currency)),
  });
  const { offer, mail, tier, variant, sent, used, discount, revenue, open } = figures;
  const shown: readonly Column<OfferCost>[] = [
    {
      ...offer,
      cell: (row) => (
        <span className={css.two}>
          {offer.value(row)}
          <small>
            {[mail, tier, variant]
              .map(({ value }) => value(row))
              .filter(Boolean)
              .join(" · ")}
          </small>
        </span>
      ),
    },
    sent,
    { ...used, cell: (row) => two(formats.count(row.redeemed), usedInWords(row, texts, formats)) },
    { ...discount, cell: (row) => money(row.discount) },
    {
      ...revenue,
      cell: (row) =>
        two(money(row.revenue), row.marginLeft !== null && texts.ofMargin(money(row.marginLeft))),
    },
    { ...open, cell: (row) => two(formats.count(row.open), costOfOpen(row, texts, formats, money)) },
  ];
  return (
    <Table
      label={texts.costs}
      file="offers"
      stacks
      columns={shown}
      fileColumns={Object.values(figures)}
      rows={rows}
      rowKey={(row) => [row.offer, row.tier, row.variant, row.chain, row.mailVariant].join(" ")}
      foot={texts.costsFoot}
    />
  );
}

const two = (figure: string, note: string | false) => (
  <span className={css.two}>
    {figure}
    {note && <small>{note}</small>}
  </span>
);

/** Codes that were used early say nothing of the others, so the share is of those whose time is over. */
function usedInWords({ redemption, over }: OfferCost, texts: OfferTexts, formats: Formats): string {
  if (!redemption) return texts.noneOver;
  const percent = (share: number) => formats.percent(share, 0);
  const interval = formats.interval(redemption.low, redemption.high, percent);
  return texts.ofOver(percent(redemption.share), interval, { value: over, text: formats.count(over) });
}

function costOfOpen(
  { open, exposure }: OfferCost,
  texts: OfferTexts,
  formats: Formats,
  money: (minor: number) => string,
): string | false {
  if (open === 0) return false;
  if (!exposure) return texts.openUnknown;
  return texts.openCosts(money(exposure.expected), formats.interval(exposure.low, exposure.high, money));
}

interface Writing {
  readonly texts: OfferTexts;
  readonly formats: Formats;
  readonly named: Named;
  readonly major: (minor: number | null) => number | null;
}

/** Each figure of a row by itself. */
function figuresOf({ texts, named, major }: Writing) {
  const text = (id: string, name: string, value: (row: OfferCost) => string | undefined) => ({
    ...{ id, name, value },
  });
  const number = (id: string, name: string, value: (row: OfferCost) => number | null | undefined) => ({
    ...{ id, name, value, numeric: true },
  });
  return {
    offer: text("offer", texts.offer, (row) => named.offer(row.offer)),
    mail: text("mail", texts.mail, ({ chain, mailVariant }) =>
      chain === null ? undefined : [named.chain(chain), mailVariant].filter(Boolean).join(", "),
    ),
    tier: text("tier", texts.tier, ({ tier }) => tier),
    variant: text(
      "variant",
      texts.variant,
      ({ variant }) => (texts.variants as Readonly<Record<string, string>>)[variant] ?? variant,
    ),
    sent: number("sent", texts.sent, ({ sent }) => sent),
    used: number("used", texts.used, ({ redeemed }) => redeemed),
    over: number("over", texts.over, ({ over }) => over),
    redemption: number("redemption", texts.redemption, ({ redemption }) => redemption?.share),
    discount: number("discount", texts.discount, ({ discount }) => major(discount)),
    revenue: number("revenue", texts.revenue, ({ revenue }) => major(revenue)),
    margin: number("margin", texts.marginLeft, ({ marginLeft }) => major(marginLeft)),
    open: number("open", texts.open, ({ open }) => open),
    exposure: number("exposure", texts.exposure, ({ exposure }) => major(exposure?.expected ?? null)),
  };
}
