import type { Experiment } from "../../api/experiments.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card, Row } from "../../ui/frame.tsx";
import { Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { TEXTS } from "./texts.ts";
import { writerOf } from "./words.ts";

/** What each variant has brought, with its own interval. */
export function Variants({ test }: { readonly test: Experiment }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const write = writerOf(test, formats);
  return (
    <Card
      title={texts.variants}
      lead={`${texts.counts}: ${texts.by[test.by](formats.count(test.withinDays))}. ${texts.variantsLead}`}
      flush
    >
      <Table
        label={texts.variants}
        file={test.experiment}
        rows={test.variants}
        rowKey={({ variant }) => variant}
        columns={[
          {
            id: "variant",
            name: texts.variant,
            value: ({ variant }) => variant,
            cell: ({ variant }) => (
              <Row>
                {variant}
                {variant === test.counted?.leader && <Tag>{texts.leads}</Tag>}
              </Row>
            ),
          },
          {
            id: "share",
            name: texts.share,
            numeric: true,
            wideOnly: true,
            value: ({ share }) => share,
            cell: ({ share }) => formats.percent(share / 100),
          },
          { id: "people", name: texts.people, numeric: true, value: ({ people }) => people },
          { id: "moved", name: texts.moved, numeric: true, wideOnly: true, value: ({ moved }) => moved },
          {
            id: "mean",
            name: texts.mean[test.by],
            numeric: true,
            value: ({ mean }) => mean,
            cell: ({ mean }) => (mean === null ? "–" : write(mean)),
          },
          {
            id: "between",
            name: texts.between,
            numeric: true,
            wideOnly: true,
            value: ({ interval }) => interval && `${interval.low} ${interval.high}`,
            cell: ({ interval }) => (interval ? formats.interval(interval.low, interval.high, write) : "–"),
          },
        ]}
      />
    </Card>
  );
}
