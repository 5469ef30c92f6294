import type { Night, OfferTotal } from "../../api/metrics.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Stat, Stats } from "../../ui/stat.tsx";
import { Empty } from "../../ui/state.tsx";
import { CostTable } from "./cost-table.tsx";
import { TEXTS } from "./texts.ts";

/** What offers have cost and brought, as the last night knows it. */
export function Costs({ night: { offers, date, currency } }: { readonly night: Night }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  if (!offers || offers.rows.length === 0)
    return (
      <Card title={texts.costs}>
        <Empty title={texts.noCodes}>{texts.noCodesWhy}</Empty>
      </Card>
    );
  return (
    <>
      <Totals total={offers.total} currency={currency} />
      <Card title={texts.costs} lead={texts.costsLead(formats.day(date))} flush>
        <CostTable rows={offers.rows} currency={currency} />
      </Card>
    </>
  );
}

function Totals({ total, currency }: { readonly total: OfferTotal; readonly currency: string }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { count, percent } = formats;
  const money = (minor: number) => formats.money(Math.round(minor), currency);
  const open = [
    texts.openCodes(count(total.open)),
    total.unbounded > 0 && texts.unbounded(count(total.unbounded)),
  ];
  return (
    <>
      <Stats>
        <Stat label={texts.total.sent} value={count(total.sent)} />
        <Stat
          label={texts.total.redeemed}
          value={count(total.redeemed)}
          note={total.over > 0 && texts.redeemedOf(percent(total.usedOfOver / total.over), count(total.over))}
        />
        <Stat label={texts.total.discount} value={money(total.discount)} />
      </Stats>
      <Stats>
        <Stat label={texts.total.revenue} value={money(total.revenue)} />
        <Stat
          label={texts.total.margin}
          value={total.priced > 0 ? money(total.margin) : "–"}
          note={texts.marginOf(count(total.priced), count(total.redeemed))}
        />
        <Stat
          label={texts.total.openFace}
          value={money(total.openFace)}
          note={open.filter(Boolean).join(", ")}
        />
      </Stats>
    </>
  );
}
