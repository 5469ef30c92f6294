import type { UnseenRow } from "../../api/quality.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Select } from "../../ui/select.tsx";
import { Empty } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { TEXTS } from "./texts.ts";

type Chosen = UnseenRow["source"] | "all";
const CHOICES = ["all", "segment", "shopify", "woocommerce", "standard"] as const;

interface NotUnderstoodProps {
  readonly rows: readonly UnseenRow[];
  readonly source: Chosen;
  readonly onSource: (source: Chosen) => void;
}

/** What came and meant nothing here: what may cost money or consent first. */
export function NotUnderstood({ rows, source, onSource }: NotUnderstoodProps) {
  const texts = useTexts(TEXTS);
  const words = texts.unseen;
  const formats = useFormats();
  const shown = rows.filter((row) => source === "all" || row.source === source);
  return (
    <Card
      flush={shown.length > 0}
      title={words.title}
      lead={words.lead}
      actions={
        <Select
          label={texts.sources.source}
          hidesLabel
          choices={CHOICES.map((id) => ({ id, name: id === "all" ? words.allSources : texts.names[id] }))}
          value={source}
          onChange={onSource}
        />
      }
    >
      {shown.length === 0 ? (
        <Empty title={words.none}>{words.noneWhy}</Empty>
      ) : (
        <Table
          label={words.title}
          file="not-understood"
          rows={shown}
          rowKey={({ source: from, kind, name = "" }) => `${from} ${kind} ${name}`}
          columns={[
            { id: "name", name: words.name, value: ({ name }) => name ?? words.others },
            {
              id: "kind",
              name: words.kind,
              value: ({ kind }) => words.kinds[kind],
              cell: ({ kind, about }) => (
                <>
                  {words.kinds[kind]} {about !== undefined && <Tag tone="warn">{words.about[about]}</Tag>}
                </>
              ),
            },
            { id: "source", name: texts.sources.source, value: (row) => texts.names[row.source] },
            { id: "count", name: words.times, numeric: true, value: ({ count }) => count },
            {
              id: "last",
              name: words.last,
              wideOnly: true,
              value: ({ last }) => last,
              cell: ({ last }) => formats.day(last),
            },
            {
              id: "next",
              name: words.next,
              value: ({ meant, kind }) => (meant === undefined ? words.nexts[kind] : words.meant(meant)),
            },
          ]}
        />
      )}
    </Card>
  );
}
