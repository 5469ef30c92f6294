import { useMemo } from "react";
import { useNamed } from "../../api/named.ts";
import type { Overview, TrendRow } from "../../api/overview.ts";
import { Figure } from "../../figures/figure.tsx";
import { Lines } from "../../figures/lines.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Select } from "../../ui/select.tsx";
import { Table } from "../../ui/table.tsx";
import { figureOf, METRICS, type Metric, writerOf } from "./figures.ts";
import { TEXTS } from "./texts.ts";

interface TrendProps {
  readonly data: Overview;
  readonly metric: Metric;
  readonly onMetric: (metric: Metric) => void;
}

const YEAR_DAYS = 364;

/** One figure over time, with the days before it and the year before, and what happened meanwhile. */
export function TrendCard({ data, metric, onMetric }: TrendProps) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { rows, previous, yearBefore, periodDays } = data;
  const currency = data.currency ?? "XXX";
  const days = rows.length;
  const series = useMemo(
    () =>
      [
        { name: texts.metrics[metric], color: "var(--series-1)", points: pointsOf(rows, metric, 0) },
        {
          name: texts.previous,
          color: "var(--series-2)",
          dashed: true,
          points: pointsOf(previous, metric, days),
        },
        {
          name: texts.yearBefore,
          color: "var(--series-3)",
          dashed: true,
          points: pointsOf(yearBefore, metric, YEAR_DAYS),
        },
      ].filter(({ points }, index) => index === 0 || points.length > 1),
    [rows, previous, yearBefore, metric, texts, days],
  );
  const { campaign } = useNamed();
  const marks = useMemo(
    () =>
      data.marks.map(({ day, kind, name }) => ({
        day,
        name: texts.marks[kind](kind === "campaign" ? campaign(name) : name),
      })),
    [data.marks, texts, campaign],
  );
  const write = useMemo(() => writerOf(metric, formats, currency, true), [metric, formats, currency]);
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (!first || !last) return undefined;
  const label = texts.trendLabel(texts.metrics[metric], formats.day(first.date), formats.day(last.date));
  return (
    <Card
      title={texts.trend}
      lead={texts.trendLead(periodDays ?? 0)}
      actions={
        <Select
          label={texts.show}
          hidesLabel
          choices={METRICS.map((id) => ({ id, name: texts.metrics[id] }))}
          value={metric}
          onChange={onMetric}
        />
      }
    >
      <Figure
        label={label}
        legend={series}
        table={<Nights rows={rows} metric={metric} currency={currency} />}
      >
        <Lines series={series} marks={marks} write={write} height={260} />
      </Figure>
    </Card>
  );
}

function Nights({
  rows,
  metric,
  currency,
}: {
  readonly rows: readonly TrendRow[];
  readonly metric: Metric;
  readonly currency: string;
}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const write = writerOf(metric, formats, currency);
  return (
    <Table
      label={texts.metrics[metric]}
      file={metric}
      rows={rows}
      rowKey={({ date }) => date}
      columns={[
        { id: "night", name: texts.night, value: ({ date }) => date, cell: ({ date }) => formats.day(date) },
        {
          id: "value",
          name: texts.metrics[metric],
          numeric: true,
          value: (row) => figureOf(metric, row),
          cell: (row) => {
            const value = figureOf(metric, row);
            return value === null ? "–" : write(value);
          },
        },
      ]}
    />
  );
}

/** The nights' figures, moved by so many days to stand above those of now. */
function pointsOf(rows: readonly TrendRow[], metric: Metric, days: number) {
  return rows.map((row) => ({ day: moved(row.date, days), value: figureOf(metric, row) }));
}

const moved = (day: string, days: number): string =>
  days === 0 ? day : new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
