import type { OfferCost } from "../../api/metrics.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { TEXTS } from "./texts.ts";
import { mailInWords } from "./words.ts";

interface CostTableProps {
  readonly rows: readonly OfferCost[];
  readonly currency: string;
}

/** A row for every offer in every mail, with intervals where something is estimated. */
export function CostTable({ rows, currency }: CostTableProps) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const money = (minor: number) => formats.money(Math.round(minor), currency);
  const sum = (id: string, name: string, of: (row: OfferCost) => number | null): Column<OfferCost> => ({
    ...{ id, name, numeric: true, value: of },
    cell: (row) => {
      const value = of(row);
      return value === null ? texts.notKnown : money(value);
    },
  });
  const columns: readonly Column<OfferCost>[] = [
    { id: "offer", name: texts.offer, value: ({ offer }) => offer },
    {
      id: "mail",
      name: texts.mail,
      wideOnly: true,
      value: ({ chain, mailVariant }) =>
        chain === null ? undefined : [mailInWords(chain, texts), mailVariant].filter(Boolean).join(", "),
    },
    { id: "tier", name: texts.tier, wideOnly: true, value: ({ tier }) => tier },
    {
      id: "variant",
      name: texts.variant,
      wideOnly: true,
      value: ({ variant }) => (texts.variants as Readonly<Record<string, string>>)[variant] ?? variant,
    },
    { id: "sent", name: texts.sent, numeric: true, wideOnly: true, value: ({ sent }) => sent },
    { id: "used", name: texts.used, numeric: true, value: ({ redeemed }) => redeemed },
    {
      id: "redemption",
      name: texts.redemption,
      numeric: true,
      wideOnly: true,
      value: ({ redemption }) => redemption?.share,
      cell: ({ redemption }) =>
        redemption
          ? `${formats.percent(redemption.share, 0)} (${formats.interval(redemption.low, redemption.high, (share) => formats.percent(share, 0))})`
          : texts.notKnown,
    },
    sum("discount", texts.discount, ({ discount }) => discount),
    { ...sum("revenue", texts.revenue, ({ revenue }) => revenue), wideOnly: true },
    { ...sum("margin", texts.marginLeft, ({ marginLeft }) => marginLeft), wideOnly: true },
    { id: "open", name: texts.open, numeric: true, wideOnly: true, value: ({ open }) => open },
    {
      id: "exposure",
      name: texts.exposure,
      numeric: true,
      wideOnly: true,
      value: ({ exposure }) => exposure?.expected,
      cell: ({ exposure }) =>
        exposure
          ? `${money(exposure.expected)} (${formats.interval(exposure.low, exposure.high, money)})`
          : texts.notKnown,
    },
  ];
  return (
    <Table
      label={texts.costs}
      file="offers"
      columns={columns}
      rows={rows}
      rowKey={({ offer, tier, variant, chain, mailVariant }) =>
        [offer, tier, variant, chain, mailVariant].join(" ")
      }
      foot={texts.costsFoot}
    />
  );
}
