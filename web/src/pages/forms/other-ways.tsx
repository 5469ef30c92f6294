import type { Forms } from "../../api/forms.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { everColumns, peopleColumns } from "./columns.ts";
import { TEXTS } from "./texts.ts";

/** What is counted together because there are too many names. */
const REST = "(others)";

/** Entry points that are no forms of the config: what the site tells, and forms of earlier versions. */
export function OtherWays({ forms: { others, currency } }: { readonly forms: Forms }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  if (others.length === 0) return undefined;
  const columns: readonly Column<Forms["others"][number]>[] = [
    { id: "entry", name: texts.entry, value: ({ entry }) => (entry === REST ? texts.rest : entry) },
    ...peopleColumns(texts, formats),
    ...everColumns(texts, formats, currency ?? "XXX"),
  ];
  return (
    <Card flush title={texts.others} lead={texts.othersLead}>
      <Table
        label={texts.others}
        columns={columns}
        rows={others}
        rowKey={({ entry }) => entry}
        file="entry-points"
      />
    </Card>
  );
}
