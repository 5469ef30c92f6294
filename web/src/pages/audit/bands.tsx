import type { Audit } from "../../api/audit.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Table } from "../../ui/table.tsx";
import { TEXTS } from "./texts.ts";

type Band = Audit["byOrders"][number];

/** Buyers in bands, with their money. */
export function Bands({
  title,
  bands,
  currency,
  file,
}: {
  readonly title: string;
  readonly bands: readonly Band[];
  readonly currency: string;
  readonly file: string;
}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const share = (value: number | null) => (value === null ? "–" : formats.percent(value));
  const named = ({ from, to }: Band) => {
    if (to === undefined) return texts.orMore(formats.count(from));
    return from === to ? formats.count(from) : texts.upTo(formats.count(from), formats.count(to));
  };
  return (
    <Table
      label={title}
      file={file}
      rows={bands}
      rowKey={({ from }) => `${from}`}
      columns={[
        { id: "band", name: title, value: ({ from }) => from, cell: named },
        { id: "customers", name: texts.buyers, numeric: true, value: ({ customers }) => customers },
        {
          id: "share",
          name: texts.share,
          numeric: true,
          value: (band) => band.share,
          cell: (band) => share(band.share),
        },
        {
          id: "spent",
          name: texts.spent,
          numeric: true,
          value: ({ spent }) => formats.major(spent, currency),
          cell: ({ spent }) => formats.money(spent, currency),
        },
        {
          id: "shareOfSpent",
          name: texts.shareOfSpent,
          numeric: true,
          value: ({ shareOfSpent }) => shareOfSpent,
          cell: ({ shareOfSpent }) => share(shareOfSpent),
        },
      ]}
    />
  );
}
