import { type Matrix, type SegmentFlows, type Segments, useSegmentFlows } from "../../api/segments.ts";
import { Figure } from "../../figures/figure.tsx";
import { Flow } from "../../figures/flow.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Select } from "../../ui/select.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { oneOf, useView } from "../../view/view.ts";
import { daysBefore, useNames } from "./names.ts";
import css from "./segments.module.css";
import { TEXTS } from "./texts.ts";

const VIEW = {
  days: oneOf("30", "7", "90"),
  of: oneOf("own", "rfm", "tiers"),
  back: oneOf("30", "7", "90", "180", "365"),
};

/** How customers have moved: the same people then and now, and the steps of the nights between. */
export function Flows({ data, night }: { readonly data: Segments; readonly night: string }) {
  const texts = useTexts(TEXTS).flows;
  const formats = useFormats();
  const names = useNames(data);
  const [{ days, of, back }, setView] = useView(VIEW);
  const flows = useSegmentFlows(daysBefore(night, Number(days)), night);
  return (
    <>
      <div className={css.tools}>
        <Select
          label={texts.period}
          choices={(["7", "30", "90"] as const).map((id) => ({ id, name: texts.days[id] }))}
          value={days}
          onChange={(next) => setView({ days: next })}
        />
        <Select
          label={texts.of}
          choices={[
            { id: "own", name: texts.ofOwn },
            { id: "rfm", name: texts.ofRfm },
            { id: "tiers", name: texts.ofTiers },
          ]}
          value={of}
          onChange={(next) => setView({ of: next })}
        />
      </div>
      <Loaded query={flows}>
        {({ sincePeriod, since, moves, nights, from, to }) => {
          const { steps, name } = STEPS[of](moves, names);
          const look = since.find((one) => `${one.days}` === back) ?? since[0];
          return (
            <>
              {of === "own" && sincePeriod && (
                <Card
                  title={texts.sameTitle}
                  lead={texts.sameLead(
                    formats.day(look?.on ?? sincePeriod.eve),
                    formats.day(sincePeriod.night),
                  )}
                >
                  {since.length > 1 && (
                    <Select
                      label={texts.back}
                      choices={since.map(({ days: ago, on }) => ({ id: `${ago}`, name: formats.day(on) }))}
                      value={`${look?.days}`}
                      onChange={(next) => setView({ back: next as typeof back })}
                    />
                  )}
                  <Moved
                    matrix={look?.matrix ?? sincePeriod.matrix}
                    name={names.own}
                    what={texts.sameTitle}
                  />
                </Card>
              )}
              <Card
                title={texts.stepsTitle}
                lead={texts.stepsLead(formats.count(nights), formats.day(from), formats.day(to))}
              >
                {Object.keys(steps).length === 0 ? (
                  <Empty title={texts.noSteps}>{texts.noStepsWhy}</Empty>
                ) : (
                  <Moved matrix={steps} name={name} what={texts.stepsTitle} />
                )}
              </Card>
            </>
          );
        }}
      </Loaded>
    </>
  );
}

type Names = ReturnType<typeof useNames>;
const STEPS = {
  own: ({ segments }: SegmentFlows["moves"], { own }: Names) => ({ steps: segments, name: own }),
  rfm: ({ rfmSegments }: SegmentFlows["moves"], { rfm }: Names) => ({ steps: rfmSegments, name: rfm }),
  tiers: ({ tiers }: SegmentFlows["moves"], { tier }: Names) => ({ steps: tiers, name: tier }),
};

export function Moved({
  matrix,
  name,
  what,
}: {
  readonly matrix: Matrix;
  readonly name: (id: string) => string;
  readonly what: string;
}) {
  const texts = useTexts(TEXTS).flows;
  const formats = useFormats();
  const links = Object.entries(matrix).flatMap(([from, row]) =>
    Object.entries(row).map(([to, value]) => ({ from, to, value })),
  );
  const ends = [...new Set(links.map(({ to }) => to))];
  return (
    <Figure
      label={texts.figure(what)}
      table={
        <Table
          label={what}
          file="moves"
          rows={Object.entries(matrix)}
          rowKey={([from]) => from}
          columns={[
            { id: "from", name: texts.thenNow, value: ([from]) => name(from) },
            ...ends.map((to) => ({
              id: to,
              name: name(to),
              numeric: true,
              value: ([, row]: [string, Readonly<Record<string, number>>]) => row[to] ?? 0,
            })),
          ]}
        />
      }
    >
      <Flow links={links} name={name} write={formats.count} />
    </Figure>
  );
}
