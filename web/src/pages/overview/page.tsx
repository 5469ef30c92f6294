import { useNights } from "../../api/metrics.ts";
import { useShop } from "../../api/shop.ts";
import { Figure } from "../../figures/figure.tsx";
import { Lines } from "../../figures/lines.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { SHELL } from "../../texts/shell/texts.ts";
import { Card, Page } from "../../ui/frame.tsx";
import { Stat, Stats } from "../../ui/stat.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { en } from "./texts.en.ts";
import { ru } from "./texts.ru.ts";

const TEXTS = { en, ru };
const DAYS = 91;

/** How the shop stands, and what has changed. */
export default function Overview() {
  const texts = useTexts(TEXTS);
  const shell = useTexts(SHELL);
  const formats = useFormats();
  const night = useShop().data?.night ?? undefined;
  const nights = useNights(night && daysBefore(night, DAYS), night);
  if (night === undefined)
    return (
      <Page title={texts.title}>
        <Empty title={shell.noNight} />
      </Page>
    );
  return (
    <Page title={texts.title} lead={shell.nightOf(formats.day(night))}>
      <Loaded query={nights}>
        {(rows) => {
          const last = rows.at(-1);
          if (!last) return <Empty title={shell.noNight} />;
          const { currency } = last;
          const points = rows.map(({ date, revenue }) => ({ day: date, value: revenue }));
          const money = (value: number) => formats.moneyShort(value, currency);
          return (
            <>
              <Stats>
                <Stat
                  label={texts.base}
                  value={formats.count(last.customers)}
                  note={texts.mailable(formats.count(last.mailable))}
                />
                <Stat label={texts.buyers} value={formats.count(last.oneTimeBuyers + last.repeatBuyers)} />
                <Stat label={texts.repeat} value={formats.percent(last.repeatPurchaseRate ?? 0)} />
                <Stat
                  label={texts.revenue}
                  value={formats.money(last.revenue, currency)}
                  note={`${texts.orders(formats.count(last.orders))}, ${texts.over(last.periodDays)}`}
                />
              </Stats>
              <Card title={texts.revenue}>
                <Figure
                  label={texts.revenueLabel(formats.day(rows[0]?.date ?? night), formats.day(night))}
                  table={
                    <Table
                      label={texts.revenue}
                      file="revenue"
                      rows={points}
                      rowKey={({ day }) => day}
                      columns={[
                        {
                          id: "day",
                          name: texts.night,
                          value: ({ day }) => day,
                          cell: ({ day }) => formats.day(day),
                        },
                        {
                          id: "revenue",
                          name: texts.revenue,
                          numeric: true,
                          value: ({ value }) => value,
                          cell: ({ value }) => formats.money(value, currency),
                        },
                      ]}
                    />
                  }
                >
                  <Lines series={[{ name: texts.revenue, color: "var(--series-1)", points }]} write={money} />
                </Figure>
              </Card>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
