import * as Plot from "@observablehq/plot";
import { useCallback } from "react";
import type { Formats } from "../format/formats.ts";
import Drawing from "./drawing.tsx";

export interface Point {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly value: number | null;
}

export interface Series {
  readonly name: string;
  readonly color: string;
  readonly dashed?: boolean;
  readonly points: readonly Point[];
}

export interface LinesProps {
  readonly series: readonly Series[];
  /** Days on which something happened that may explain what is seen. */
  readonly marks?: readonly { readonly day: string; readonly name: string }[];
  /** How a value is written at the axis and in the tip. */
  readonly write?: (value: number) => string;
  readonly height?: number;
  readonly fromZero?: boolean;
  readonly formats: Formats;
}

const at = (day: string): Date => new Date(`${day}T00:00:00Z`);

export default function LinesDrawing({
  series,
  marks = [],
  write,
  height = 220,
  fromZero = true,
  formats,
}: LinesProps) {
  const options = useCallback(
    (width: number): Plot.PlotOptions => {
      const writes = write ?? formats.countShort;
      const rows = series.flatMap(({ name, points }) =>
        points.flatMap(({ day, value }) => (value === null ? [] : [{ name, day, at: at(day), value }])),
      );
      const front = series[0];
      const tips = rows.filter(({ name }) => name === front?.name);
      const axis = { tickSize: 0, label: null } as const;
      return {
        height,
        marginLeft: 56,
        marginRight: 12,
        marginTop: marks.length > 0 ? 22 : 12,
        x: { type: "utc", label: null },
        y: { ...(fromZero && { zero: true }), nice: true, label: null },
        marks: [
          Plot.axisY({ ...axis, ticks: 4, tickFormat: writes }),
          Plot.gridY({ ticks: 4, stroke: "var(--line)", strokeOpacity: 1 }),
          Plot.axisX({
            ...axis,
            ticks: Math.max(2, Math.floor(width / 110)),
            tickFormat: (date: Date) => formats.dayShort(date.toISOString().slice(0, 10)),
          }),
          Plot.ruleX(marks, {
            x: ({ day }) => at(day),
            stroke: "var(--line-strong)",
            strokeDasharray: "2 3",
          }),
          Plot.text(marks, {
            x: ({ day }) => at(day),
            text: "name",
            frameAnchor: "top",
            textAnchor: "start",
            dx: 4,
            dy: -16,
            fill: "var(--muted)",
            lineWidth: 14,
            textOverflow: "ellipsis",
          }),
          ...series.toReversed().map(({ name, color, dashed }) =>
            Plot.line(
              rows.filter((row) => row.name === name),
              {
                x: "at",
                y: "value",
                stroke: color,
                strokeWidth: dashed ? 1.5 : 2.25,
                ...(dashed && { strokeDasharray: "4 4" }),
              },
            ),
          ),
          Plot.tip(
            tips,
            Plot.pointerX({
              x: "at",
              y: "value",
              title: ({ day }) => tipOf(rows, day, formats.day(day), writes),
              fill: "var(--raised)",
              stroke: "var(--line-strong)",
            }),
          ),
        ],
      };
    },
    [series, marks, write, height, fromZero, formats],
  );
  return <Drawing options={options} />;
}

function tipOf(
  rows: readonly { readonly name: string; readonly day: string; readonly value: number }[],
  day: string,
  shown: string,
  write: (value: number) => string,
): string {
  const lines = rows.filter((row) => row.day === day).map(({ name, value }) => `${name}: ${write(value)}`);
  return [shown, ...lines].join("\n");
}
