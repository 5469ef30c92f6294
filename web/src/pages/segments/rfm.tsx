import { type RfmGrid, type Segments, useRfmGrid } from "../../api/segments.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card, Columns } from "../../ui/frame.tsx";
import { Select } from "../../ui/select.tsx";
import { Loaded } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { oneOf, useView } from "../../view/view.ts";
import { Cells } from "./cells.tsx";
import { NamedGroups } from "./named-groups.tsx";
import type { RfmView } from "./texts.en.ts";
import { TEXTS } from "./texts.ts";

const VIEWS = ["customers", "revenue", "averageOrder", "valueAtRisk", "mails"] as const;
const VIEW = { by: oneOf<RfmView>(...VIEWS) };

/** The RFM table of the last night: its cells, its named segments, its limits and its hysteresis. */
export function Rfm({ data }: { readonly data: Segments }) {
  const {
    rfm: texts,
    tabs: { rfm: title },
  } = useTexts(TEXTS);
  const grid = useRfmGrid();
  const [{ by }, setView] = useView(VIEW);
  return (
    <Loaded query={grid}>
      {(found) => (
        <>
          <Card
            title={title}
            lead={texts.lead(found.periodDays)}
            actions={
              <Select
                label={texts.show}
                hidesLabel
                choices={VIEWS.map((id) => ({ id, name: texts.views[id] }))}
                value={by}
                onChange={(next) => setView({ by: next }, { replace: true })}
              />
            }
          >
            <Cells grid={found} by={by} />
          </Card>
          <Columns wide>
            <NamedGroups data={data} />
            <Limits grid={found} />
          </Columns>
          <Hysteresis grid={found} />
        </>
      )}
    </Loaded>
  );
}

function Hysteresis({ grid: { hysteresis } }: { readonly grid: RfmGrid }) {
  const texts = useTexts(TEXTS).rfm;
  const formats = useFormats();
  const held = hysteresis.held === null ? texts.notCounted : formats.count(hysteresis.held);
  return (
    <Card title={texts.hysteresis}>
      <p>{hysteresis.points > 0 ? texts.steady(formats.decimal(hysteresis.points), held) : texts.off}</p>
    </Card>
  );
}

/** Best score first; a score between two limits shows the one that it begins at. */
function Limits({ grid: { scale, limits, currency } }: { readonly grid: RfmGrid }) {
  const texts = useTexts(TEXTS).rfm;
  const formats = useFormats();
  const scores = Array.from({ length: scale }, (_, at) => scale - at);
  const recency = (score: number) => {
    const limit = limits.recencyDays[scale - score];
    return limit === undefined
      ? texts.beyond(formats.count(limits.recencyDays.at(-1) ?? 0))
      : texts.upTo(formats.count(limit));
  };
  const atLeast = (list: readonly number[], score: number, write: (value: number) => string) => {
    const limit = list[score - 2];
    return limit === undefined ? texts.below(write(list[0] ?? 0)) : texts.from(write(limit));
  };
  const money = (value: number) => formats.money(value, currency);
  return (
    <Card title={texts.limits} lead={texts.limitsLead} flush>
      <Table
        label={texts.limits}
        rows={scores}
        rowKey={(score) => `${score}`}
        columns={[
          { id: "score", name: texts.score, value: (score) => score },
          { id: "recency", name: texts.recency, value: recency },
          {
            id: "frequency",
            name: texts.frequency,
            value: (score) => atLeast(limits.orders, score, formats.count),
          },
          { id: "monetary", name: texts.monetary, value: (score) => atLeast(limits.spent, score, money) },
        ]}
      />
    </Card>
  );
}
