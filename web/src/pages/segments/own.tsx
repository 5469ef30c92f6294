import { Link } from "react-aria-components";
import type { SegmentRow, Segments } from "../../api/segments.ts";
import { useMay } from "../../session/session.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Table } from "../../ui/table.tsx";
import { membersAt, useNames } from "./names.ts";
import css from "./segments.module.css";
import { TEXTS } from "./texts.ts";

/** The shop's own segments in the order in which their rules are tried. */
export function Own({ data }: { readonly data: Segments }) {
  const texts = useTexts(TEXTS).own;
  const formats = useFormats();
  const names = useNames(data);
  const mayList = useMay("customers.read");
  const share = (value: number | null) => (value === null ? "–" : formats.percent(value));
  const change = ({ people, peopleThen }: SegmentRow) => (peopleThen === null ? null : people - peopleThen);
  return (
    <Card title={useTexts(TEXTS).tabs.own} lead={texts.lead} flush>
      <Table
        label={useTexts(TEXTS).tabs.own}
        file="segments"
        rows={data.segments}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "segment",
            name: texts.segment,
            value: ({ id }) => names.own(id),
            cell: ({ id }) => (mayList ? <Link href={membersAt(id)}>{names.own(id)}</Link> : names.own(id)),
          },
          {
            id: "rule",
            name: texts.rule,
            value: ({ when, current }) => when ?? (current ? texts.otherwise : texts.former),
            cell: ({ when, current }) =>
              when === undefined ? (
                <em>{current ? texts.otherwise : texts.former}</em>
              ) : (
                <code className={css.rule}>{when}</code>
              ),
          },
          { id: "people", name: texts.customers, numeric: true, value: ({ people }) => people },
          ...(data.nightThen === null
            ? []
            : [
                {
                  id: "change",
                  name: texts.since(formats.dayShort(data.nightThen)),
                  numeric: true,
                  value: change,
                  cell: (row: SegmentRow) => formats.signed(change(row) ?? 0),
                },
              ]),
          {
            id: "share",
            name: texts.share,
            numeric: true,
            value: (row) => row.share,
            cell: (row) => share(row.share),
          },
          { id: "mailable", name: texts.mailable, numeric: true, value: ({ mailable }) => mailable },
          {
            id: "meanSpent",
            name: texts.meanSpent,
            numeric: true,
            wideOnly: true,
            value: ({ meanSpent }) => meanSpent,
            cell: ({ meanSpent }) => (meanSpent === null ? "–" : formats.money(meanSpent, data.currency)),
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
    </Card>
  );
}
