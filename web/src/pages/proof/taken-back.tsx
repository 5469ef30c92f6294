import type { ProofCounted } from "../../api/proof.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Table } from "../../ui/table.tsx";
import { TEXTS } from "./texts.ts";

/** What was refunded or cancelled since the count, beside what was counted and no part of it. */
export function TakenBack({ counted }: { readonly counted: ProofCounted }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { takenBack, currency, outcomes } = counted;
  const [primary] = outcomes;
  if (!primary || takenBack.mailed.people + takenBack.heldOut.people === 0) return null;
  const rows = (["mailed", "heldOut"] as const).map((side) => ({
    ...{ side, ...takenBack[side] },
    each: takenBack[side].revenue / Math.max(1, primary[side].people),
  }));
  const written = (value: number) => formats.money(Math.round(value), currency);
  return (
    <Card title={texts.takenBack.title} lead={texts.takenBack.lead} flush>
      <Table
        label={texts.takenBack.title}
        file="proof-taken-back"
        rows={rows}
        rowKey={({ side }) => side}
        columns={[
          { id: "side", name: texts.name, value: ({ side }) => texts[side] },
          { id: "people", name: texts.people, numeric: true, value: ({ people }) => people },
          {
            id: "orders",
            name: texts.takenBack.orders,
            numeric: true,
            wideOnly: true,
            value: ({ orders }) => orders,
          },
          {
            id: "revenue",
            name: texts.outcomes.revenue,
            numeric: true,
            value: ({ revenue }) => revenue,
            cell: ({ revenue }) => written(revenue),
          },
          {
            id: "each",
            name: texts.takenBack.each,
            numeric: true,
            value: ({ each }) => each,
            cell: ({ each }) => written(each),
          },
        ]}
      />
    </Card>
  );
}
