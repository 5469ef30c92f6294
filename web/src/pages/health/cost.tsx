import { type Cost, type CostLine, useCost } from "../../api/cost.ts";
import { Bars } from "../../figures/bars.tsx";
import { usd } from "../../format/usd.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card, Columns, Facts } from "../../ui/frame.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Stat, Stats } from "../../ui/stat.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { TEXTS } from "./texts.ts";

const THOUSAND = 1_000;

/** What a month costs, by what it is spent on. */
export function CostView() {
  const texts = useTexts(TEXTS);
  return (
    <Loaded query={useCost()}>
      {(cost) =>
        cost ? (
          <>
            <Reckoned cost={cost} />
            <Headlines cost={cost} />
            <Columns wide>
              <Services cost={cost} />
              <Counted cost={cost} />
            </Columns>
            <Lines cost={cost} />
          </>
        ) : (
          <Empty title={texts.noCost}>{texts.noCostWhy}</Empty>
        )
      }
    </Loaded>
  );
}

/** Nobody takes it for the bill. */
function Reckoned({ cost: { prices, night } }: { readonly cost: Cost }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return (
    <Notice title={texts.reckoned}>
      {texts.reckonedWhy(prices.region, formats.day(prices.date), formats.day(night))}
    </Notice>
  );
}

function Headlines({ cost: { monthly, withoutMailFee, each } }: { readonly cost: Cost }) {
  const { stats, explains } = useTexts(TEXTS);
  const { locale } = useFormats();
  const money = (value: number | null, times = 1) => (value === null ? "–" : usd(locale, value * times));
  return (
    <Stats>
      <Stat label={stats.monthly} value={money(monthly)} note={stats.withoutMailFee(money(withoutMailFee))} />
      <Stat
        label={stats.customer}
        value={money(each.customer, THOUSAND)}
        note={stats.nights(money(each.customersNights, THOUSAND))}
        explain={explains.customer}
      />
      <Stat label={stats.event} value={money(each.event, THOUSAND)} explain={explains.event} />
      <Stat label={stats.mail} value={money(each.mail, THOUSAND)} explain={explains.mail} />
    </Stats>
  );
}

/** The services of AWS, the dearest first. */
function Services({ cost: { lines, monthly } }: { readonly cost: Cost }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const sums = [...Map.groupBy(lines, ({ service }) => service)]
    .map(([service, own]) => ({ service, sum: own.reduce((sum, line) => sum + line.usd, 0) }))
    .sort((one, other) => other.sum - one.sum);
  return (
    <Card title={texts.byService}>
      <Bars
        bars={sums.map(({ service, sum }) => ({
          id: service,
          name: service === "several" ? texts.several : service,
          value: sum,
          text: usd(formats.locale, sum),
          note: formats.percent(sum / monthly),
        }))}
      />
    </Card>
  );
}

/** What the sums rest on. */
function Counted({ cost: { volume, of } }: { readonly cost: Cost }) {
  const texts = useTexts(TEXTS);
  const { count, decimal, locale } = useFormats();
  const { drivers } = texts;
  return (
    <Card title={texts.counted} lead={texts.countedLead}>
      <Facts
        items={[
          [drivers.customers, `${count(volume.customers)} · ${usd(locale, of.customers)}`],
          [
            drivers.events,
            `${count(volume.events)}${volume.eventsAre === "assumed" ? ` (${texts.assumed})` : ""} · ${usd(locale, of.events)}`,
          ],
          [drivers.mails, `${count(volume.mails)} · ${usd(locale, of.mails)}`],
          [drivers.standing, usd(locale, of.standing)],
          [texts.orders, count(volume.orders)],
          [texts.codes, count(volume.codes)],
          [texts.months, decimal(volume.months)],
        ]}
      />
    </Card>
  );
}

/** Every line, a month and of one. */
function Lines({ cost: { lines, monthly, volume } }: { readonly cost: Cost }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const money = (value: number | null) => (value === null ? "–" : usd(formats.locale, value));
  const each = (driver: "customers" | "events" | "mails") => (line: CostLine) =>
    volume[driver] > 0 && line.of[driver] > 0 ? (line.of[driver] * THOUSAND) / volume[driver] : null;
  const ofThousand = (driver: "customers" | "events" | "mails"): Column<CostLine> => ({
    id: driver,
    name: texts.perThousand[driver],
    numeric: true,
    wideOnly: driver !== "mails",
    value: each(driver),
    cell: (line) => money(each(driver)(line)),
  });
  const columns: readonly Column<CostLine>[] = [
    { id: "item", name: texts.item, value: ({ item }) => texts.items[item] ?? item },
    {
      id: "units",
      name: texts.units,
      numeric: true,
      wideOnly: true,
      value: ({ units }) => Math.round(units),
    },
    {
      id: "usd",
      name: texts.aMonth,
      numeric: true,
      value: (line) => line.usd,
      cell: (line) => money(line.usd),
    },
    {
      id: "share",
      name: texts.share,
      numeric: true,
      wideOnly: true,
      value: (line) => line.usd / monthly,
      cell: (line) => formats.percent(line.usd / monthly),
    },
    ofThousand("customers"),
    ofThousand("events"),
    ofThousand("mails"),
  ];
  return (
    <Card title={texts.lines} lead={texts.linesLead} flush>
      <Table label={texts.lines} columns={columns} rows={lines} rowKey={({ item }) => item} file="cost" />
    </Card>
  );
}
