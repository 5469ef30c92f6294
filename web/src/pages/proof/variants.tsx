import type { ProofCounted, ProofOutcome } from "../../api/proof.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Table } from "../../ui/table.tsx";
import { TEXTS } from "./texts.ts";
import { betweenText, writerOf } from "./words.ts";

/** What each variant of a test in the mails brought against those held out. Nothing is decided by it. */
export function Variants({ counted }: { readonly counted: ProofCounted }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { variants, currency, outcomes } = counted;
  if (variants.length === 0) return null;
  const found = (one: ProofOutcome | undefined) =>
    one?.perEntry ? betweenText(one.perEntry, texts, writerOf(one, currency, formats)) : texts.tooEarly;
  return (
    <Card title={texts.variants.title} lead={texts.variants.lead} flush>
      <Table
        label={texts.variants.title}
        file="proof-variants"
        rows={variants}
        rowKey={({ experiment, epoch, variant }) => `${experiment} ${epoch} ${variant}`}
        columns={[
          {
            id: "variant",
            name: texts.variants.name,
            value: ({ experiment, variant }) => `${experiment}: ${variant}`,
          },
          {
            id: "mailed",
            name: texts.mailed,
            numeric: true,
            wideOnly: true,
            value: ({ outcomes: [primary] }) => primary?.mailed.people ?? 0,
          },
          {
            id: "heldOut",
            name: texts.heldOut,
            numeric: true,
            wideOnly: true,
            value: ({ outcomes: [primary] }) => primary?.heldOut.people ?? 0,
          },
          ...outcomes.map(({ outcome }, at) => ({
            id: outcome,
            name: texts.variants.each(texts.outcomes[outcome]),
            wideOnly: at > 0,
            value: (row: (typeof variants)[number]) => found(row.outcomes[at]),
          })),
        ]}
      />
    </Card>
  );
}
