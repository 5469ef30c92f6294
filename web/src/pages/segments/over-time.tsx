import { type Segments, useSegmentFlows } from "../../api/segments.ts";
import { Figure } from "../../figures/figure.tsx";
import { Lines } from "../../figures/lines.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { daysBefore, useNames } from "./names.ts";
import { TEXTS } from "./texts.ts";

const DAYS = 90;
const COLORS = 6;
const FIGURES = ["averageOrder", "revenue"] as const;

/** What customers bought in a period, by the segment in which they began it. */
export function OverTime({ data, night }: { readonly data: Segments; readonly night: string }) {
  const texts = useTexts(TEXTS).time;
  const formats = useFormats();
  const names = useNames(data);
  const flows = useSegmentFlows(daysBefore(night, DAYS), night);
  const money = (value: number) => formats.moneyShort(value, data.currency);
  return (
    <Loaded query={flows}>
      {({ series }) =>
        series.length < 2 ? (
          <Empty title={texts.few}>{texts.lead}</Empty>
        ) : (
          <>
            <p>{texts.lead}</p>
            {FIGURES.map((figure) => {
              const lines = data.segments.map(({ id }, at) => ({
                name: names.own(id),
                color: `var(--series-${(at % COLORS) + 1})`,
                dashed: at >= COLORS,
                points: series.map(({ night: day, groups }) => ({
                  day,
                  value: groups[id]?.[figure] ?? null,
                })),
              }));
              return (
                <Card key={figure} title={texts[figure]}>
                  <Figure
                    label={texts.label(texts[figure])}
                    legend={lines}
                    table={
                      <Table
                        label={texts[figure]}
                        file={figure}
                        rows={series}
                        rowKey={(row) => row.night}
                        columns={[
                          {
                            id: "night",
                            name: texts.night,
                            value: (row) => row.night,
                            cell: (row) => formats.day(row.night),
                          },
                          ...data.segments.map(({ id }) => ({
                            id,
                            name: names.own(id),
                            numeric: true,
                            value: (row: (typeof series)[number]) => row.groups[id]?.[figure] ?? null,
                            cell: (row: (typeof series)[number]) => {
                              const value = row.groups[id]?.[figure];
                              return value === undefined || value === null
                                ? "–"
                                : formats.money(Math.round(value), data.currency);
                            },
                          })),
                        ]}
                      />
                    }
                  >
                    <Lines series={lines} write={money} />
                  </Figure>
                </Card>
              );
            })}
          </>
        )
      }
    </Loaded>
  );
}
