import type { Proof, ProofCounted } from "../../api/proof.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Table } from "../../ui/table.tsx";
import { TEXTS } from "./texts.ts";
import { isOfOffers, writerOf } from "./words.ts";

/** Who was counted and who is waited for, on both sides. */
export function Sides({ proof, counted }: { readonly proof: Proof; readonly counted: ProofCounted }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const [primary] = counted.outcomes;
  if (!primary) return null;
  const names = isOfOffers(proof.id) ? texts.offerSides : texts;
  const write = writerOf(primary, counted.currency, formats);
  const rows = (["mailed", "heldOut"] as const).map((side) => ({
    side,
    ...primary[side],
    ripening: proof.ripening[side],
  }));
  return (
    <Card title={texts.sides} flush>
      <Table
        label={texts.sides}
        file="proof-sides"
        rows={rows}
        rowKey={({ side }) => side}
        columns={[
          { id: "side", name: texts.name, value: ({ side }) => names[side] },
          { id: "people", name: texts.people, numeric: true, value: ({ people }) => people },
          { id: "buyers", name: texts.buyers, numeric: true, wideOnly: true, value: ({ buyers }) => buyers },
          {
            id: "mean",
            name: texts.mean(texts.outcomes[primary.outcome]),
            numeric: true,
            value: ({ mean }) => mean,
            cell: ({ mean }) => (mean === null ? "–" : write(mean)),
          },
          { id: "ripening", name: texts.ripening, numeric: true, value: ({ ripening }) => ripening },
        ]}
      />
    </Card>
  );
}
