import { useDeferredValue } from "react";
import { type Overview, useOverview } from "../../api/overview.ts";
import { useShop } from "../../api/shop.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { SHELL } from "../../texts/shell/texts.ts";
import { Columns, Page } from "../../ui/frame.tsx";
import { Select } from "../../ui/select.tsx";
import { Stat, Stats } from "../../ui/stat.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { oneOf, useView } from "../../view/view.ts";
import { ChainYields } from "./chain-yield.tsx";
import { CostCard } from "./cost-card.tsx";
import { figureOf, METRICS, type Metric, trendOf, writerOf } from "./figures.ts";
import { OVERVIEW_DAYS } from "./first.ts";
import { Proven } from "./proven.tsx";
import { Segments } from "./segments.tsx";
import { SetupCard } from "./setup.tsx";
import { SinceYesterday } from "./since-yesterday.tsx";
import { TEXTS } from "./texts.ts";
import { TrendCard } from "./trend-card.tsx";
import { Troubles } from "./troubles.tsx";

const VIEW = { days: oneOf(...OVERVIEW_DAYS), metric: oneOf(...METRICS) };
const HEADLINES: readonly Metric[] = [
  "revenue",
  "orders",
  "averageOrder",
  "customers",
  "repeatPurchaseRate",
  "retentionRate",
];

/** How the shop stands, what has changed, and what needs somebody. */
export default function OverviewPage() {
  const texts = useTexts(TEXTS);
  const shell = useTexts(SHELL);
  const formats = useFormats();
  const night = useShop().data?.night ?? undefined;
  const [{ days, metric }, setView] = useView(VIEW);
  const overview = useOverview(Number(days));
  return (
    <Page
      title={texts.title}
      lead={night === undefined ? undefined : shell.nightOf(formats.day(night))}
      actions={
        <Select
          label={texts.days.label}
          hidesLabel
          choices={(["30", "90", "365"] as const).map((id) => ({ id, name: texts.days[id] }))}
          value={days}
          onChange={(next) => setView({ days: next })}
        />
      }
    >
      <Loaded query={overview}>
        {(data) => (
          <>
            <Troubles troubles={data.troubles} />
            <SetupCard setup={data.setup} />
            {data.rows.length === 0 ? (
              !data.setup && <Empty title={texts.noNight}>{texts.noNightWhy}</Empty>
            ) : (
              <Figures
                data={data}
                metric={metric}
                onMetric={(next) => setView({ metric: next }, { replace: true })}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface FiguresProps {
  readonly data: Overview;
  readonly metric: Metric;
  readonly onMetric: (metric: Metric) => void;
}

/** The headlines are painted first, then what stands below them. */
function Figures(props: FiguresProps) {
  const showsAll = useDeferredValue(true, false);
  return (
    <>
      <Headlines data={props.data} />
      {showsAll && <Below {...props} />}
    </>
  );
}

function Below({ data, metric, onMetric }: FiguresProps) {
  return (
    <>
      <SinceYesterday data={data} />
      <TrendCard data={data} metric={metric} onMetric={onMetric} />
      <Columns wide>
        <Segments data={data} />
        <CostCard />
      </Columns>
      <Proven />
      <ChainYields />
    </>
  );
}

/** The night's figures, each beside what it was a period earlier. */
function Headlines({ data }: { readonly data: Overview }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { currency, periodDays } = data;
  const all = [...data.previous, ...data.rows];
  const now = all.at(-1);
  if (!now) return undefined;
  const before = all.at(-1 - (periodDays ?? 0));
  return (
    <Stats>
      {HEADLINES.map((metric) => {
        const write = writerOf(metric, formats, currency ?? "XXX");
        const [value, earlier] = [figureOf(metric, now), before && figureOf(metric, before)];
        return (
          <Stat
            key={metric}
            label={texts.metrics[metric]}
            value={value === null ? "–" : write(value)}
            trend={trendOf(metric, now, before, { formats, points: texts.points })}
            note={earlier == null ? undefined : texts.than(write(earlier))}
            explain={texts.explains[metric](periodDays ?? 0)}
          />
        );
      })}
    </Stats>
  );
}
