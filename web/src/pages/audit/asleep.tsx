import type { Audit } from "../../api/audit.ts";
import { Bars } from "../../figures/bars.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Bands } from "./bands.tsx";
import { TEXTS } from "./texts.ts";

interface Props {
  readonly audit: Audit;
}

export function Asleep({ audit: { asleep, byThemselves, bySilence, currency } }: Props) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const share = (value: number | null) => (value === null ? "–" : formats.percent(value));
  return (
    <Card title={texts.asleep} lead={texts.asleepLead(formats.count(asleep.afterDays))}>
      <p>
        {texts.asleepFrom[asleep.from]}{" "}
        {texts.asleepAre(formats.count(asleep.customers), share(asleep.share), share(asleep.shareOfSpent))}{" "}
        {byThemselves.share !== null &&
          texts.byThemselves(
            formats.count(byThemselves.asleep),
            formats.count(byThemselves.days),
            formats.percent(byThemselves.share),
          )}
      </p>
      <Bands title={texts.silence} bands={bySilence} currency={currency} file="audit-silence" />
    </Card>
  );
}

export function Concentration({ audit: { concentration, currency } }: Props) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const fifth = concentration.find(({ share }) => share === 0.2)?.shareOfSpent ?? null;
  return (
    <Card title={texts.money} lead={fifth === null ? texts.noMoney : texts.fifth(formats.percent(fifth))}>
      <Bars
        max={1}
        bars={concentration.map(({ share, customers, spent, shareOfSpent }) => ({
          id: `${share}`,
          name: `${texts.best(formats.percent(share))} (${formats.count(customers)})`,
          value: shareOfSpent ?? 0,
          text: shareOfSpent === null ? "–" : formats.percent(shareOfSpent),
          note: formats.money(spent, currency),
        }))}
      />
    </Card>
  );
}
