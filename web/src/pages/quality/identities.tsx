import type { Base } from "../../api/quality.ts";
import { Bars } from "../../figures/bars.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card, Facts } from "../../ui/frame.tsx";
import { TEXTS } from "./texts.ts";

const KINDS = ["user", "platform", "email", "anonymous"] as const;

/** By what customers are known, which keys were found to be one person, and where browsers say otherwise. */
export function Identities({ base }: { readonly base: Base }) {
  const texts = useTexts(TEXTS).identities;
  const formats = useFormats();
  const of = (count: number) => (base.customers === 0 ? "" : formats.percent(count / base.customers));
  const line = (count: number) => (count === 0 ? "0" : `${formats.count(count)} (${of(count)})`);
  return (
    <Card title={texts.title} lead={texts.lead(formats.day(base.night), formats.count(base.customers))}>
      <Bars
        max={Math.max(1, base.customers)}
        bars={KINDS.map((kind) => ({
          ...{ id: kind, name: texts.strongest[kind], value: base.strongest[kind] },
          ...{ text: formats.count(base.strongest[kind]), note: of(base.strongest[kind]) },
        }))}
      />
      <Facts
        items={[
          [texts.keys, texts.keysOf(formats.count(base.keys), formats.count(base.mostKeys))],
          [texts.joined, line(base.joined)],
          [texts.addressed, line(base.addressed)],
          [texts.unconfirmed, line(base.unconfirmed)],
          [texts.contested, line(base.contested)],
          base.unpriced.orders > 0 && [
            texts.unpriced,
            texts.unpricedOf(formats.count(base.unpriced.orders), formats.count(base.unpriced.customers)),
          ],
        ]}
      />
    </Card>
  );
}
