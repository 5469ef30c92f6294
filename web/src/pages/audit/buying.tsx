import type { Audit } from "../../api/audit.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card, Facts } from "../../ui/frame.tsx";
import { Stat, Stats } from "../../ui/stat.tsx";
import { Table } from "../../ui/table.tsx";
import { Bands } from "./bands.tsx";
import { TEXTS } from "./texts.ts";

interface Props {
  readonly audit: Audit;
}

export function WhoBuys({ audit }: Props) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { customers, neverBought, boughtOnce, boughtAgain, reachable, currency } = audit;
  const share = (value: number | null) => (value === null ? "–" : formats.percent(value));
  return (
    <>
      <Stats>
        <Stat label={texts.customers} value={formats.count(customers)} />
        <Stat
          label={texts.never}
          value={formats.count(neverBought.customers)}
          note={share(neverBought.share)}
        />
        <Stat label={texts.once} value={formats.count(boughtOnce.customers)} note={share(boughtOnce.share)} />
        <Stat
          label={texts.again}
          value={formats.count(boughtAgain.customers)}
          note={share(boughtAgain.share)}
        />
        <Stat
          label={texts.reachable}
          value={formats.count(reachable)}
          note={formats.percent(reachable / customers)}
        />
      </Stats>
      <Card
        title={texts.whoBuys}
        lead={texts.whoSays(share(boughtAgain.shareOfSpent), formats.money(audit.spent, currency))}
        flush
      >
        <Bands title={texts.orders} bands={audit.byOrders} currency={currency} file="audit-orders" />
      </Card>
    </>
  );
}

export function FirstOrders({ audit: { firstOrder } }: Props) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { cameWithOrder, watched, within } = firstOrder;
  return (
    <Card title={texts.howSoon} lead={texts.cameWithOrder(formats.count(cameWithOrder))}>
      {watched > 0 && (
        <>
          <p>{texts.firstOrders(formats.count(watched))}</p>
          <Within within={within} />
        </>
      )}
    </Card>
  );
}

function Within({ within }: { readonly within: Audit["secondOrder"]["within"] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const known = Object.entries(within).flatMap(([days, share]) =>
    share === null ? [] : [[texts.within(days), formats.percent(share)] as const],
  );
  return known.length === 0 ? <p>{texts.tooEarly}</p> : <Facts items={known} />;
}

export function SecondOrders({ audit: { secondOrder, daysBetweenOrders, cohorts } }: Props) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { median, within } = secondOrder;
  const longest = Math.max(0, ...cohorts.map(({ retention }) => retention.length));
  const later = Array.from({ length: Math.min(12, longest - 1) }, (_, at) => at + 1);
  return (
    <Card
      title={texts.comeBack}
      lead={median === null ? texts.fewerThanHalf : texts.half(formats.count(median))}
    >
      <Within within={within} />
      {daysBetweenOrders !== null && <p>{texts.between(formats.count(daysBetweenOrders))}</p>}
      <h3>{texts.cohorts}</h3>
      <p>{texts.cohortsLead}</p>
      <Table
        label={texts.cohorts}
        file="audit-cohorts"
        rows={cohorts}
        rowKey={({ month }) => month}
        columns={[
          {
            id: "month",
            name: texts.month,
            value: ({ month }) => month,
            cell: ({ month }) => formats.month(`${month}-01`),
          },
          { id: "buyers", name: texts.buyers, numeric: true, value: ({ customers }) => customers },
          ...later.map((at) => ({
            id: `m${at}`,
            name: texts.monthsLater(at),
            numeric: true,
            value: ({ retention }: Audit["cohorts"][number]) => retention[at] ?? null,
            cell: ({ retention }: Audit["cohorts"][number]) => {
              const share = retention[at];
              return share === undefined ? "" : formats.percent(share, 0);
            },
          })),
        ]}
      />
    </Card>
  );
}
