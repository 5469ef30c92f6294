import { type Matrix, type Segments, useSegmentFlows } from "../../api/segments.ts";
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

const VIEW = { days: oneOf("30", "7", "90"), of: oneOf("own", "rfm") };

/** How customers have moved: the same people then and now, and the steps of the nights between. */
export function Flows({ data, night }: { readonly data: Segments; readonly night: string }) {
  const texts = useTexts(TEXTS).flows;
  const formats = useFormats();
  const names = useNames(data);
  const [{ days, of }, setView] = useView(VIEW);
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
          ]}
          value={of}
          onChange={(next) => setView({ of: next })}
        />
      </div>
      <Loaded query={flows}>
        {({ sincePeriod, moves, nights, from, to }) => {
          const steps = of === "own" ? moves.segments : moves.rfmSegments;
          return (
            <>
              {of === "own" && sincePeriod && (
                <Card
                  title={texts.sameTitle}
                  lead={texts.sameLead(formats.day(sincePeriod.eve), formats.day(sincePeriod.night))}
                >
                  <Moved matrix={sincePeriod.matrix} name={names.own} what={texts.sameTitle} />
                </Card>
              )}
              <Card
                title={texts.stepsTitle}
                lead={texts.stepsLead(formats.count(nights), formats.day(from), formats.day(to))}
              >
                {Object.keys(steps).length === 0 ? (
                  <Empty title={texts.noSteps}>{texts.noStepsWhy}</Empty>
                ) : (
                  <Moved matrix={steps} name={of === "own" ? names.own : names.rfm} what={texts.stepsTitle} />
                )}
              </Card>
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function Moved({
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
