import type { Ahead } from "../../api/forecast.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Table } from "../../ui/table.tsx";
import { TEXTS } from "./texts.ts";
import { betweenText, expectedText, wholeMoney } from "./words.ts";

const FIGURES = [
  ...(["orders", "revenue", "margin", "firstOrders"] as const),
  ...(["newcomerOrders", "newcomerRevenue", "mails", "discounts"] as const),
] as const;
const MONEY: ReadonlySet<string> = new Set(["revenue", "margin", "newcomerRevenue", "discounts"]);

/** What everybody together will bring. */
export function BaseAhead({ base, currency }: { readonly base: Ahead["base"]; readonly currency: string }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const rows = FIGURES.flatMap((id) => {
    const figure = base[id];
    const write = MONEY.has(id) ? wholeMoney(formats, currency) : formats.count;
    return figure ? [{ id, figure, write }] : [];
  });
  return (
    <Card title={texts.base} lead={texts.baseLead} flush>
      <Table
        label={texts.base}
        file="forecast-base"
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { id: "figure", name: texts.figure, value: ({ id }) => texts.figures[id] },
          {
            id: "expected",
            name: texts.expected,
            numeric: true,
            value: ({ figure }) => (figure.known ? figure.expected : null),
            cell: ({ figure, write }) => expectedText(figure, texts, write),
          },
          {
            id: "between",
            name: texts.between,
            numeric: true,
            value: ({ figure, write }) => betweenText(figure, texts, write),
          },
        ]}
      />
    </Card>
  );
}
