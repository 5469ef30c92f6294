import type { Funnel } from "../../api/forms.ts";
import { type Bar, Bars } from "../../figures/bars.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { rateInWords, ratesOf } from "./rates.ts";
import { TEXTS } from "./texts.ts";

interface FunnelProps {
  readonly funnel: Funnel;
  /** Whether owners of mailboxes are asked to confirm. */
  readonly asks: boolean;
}

/** Shown, sent, confirmed, new here, first order: each with its share of the step before. */
export function FunnelBars({ funnel, asks }: FunnelProps) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { looks, cameIn } = funnel;
  const rates = ratesOf(funnel);
  const bar = (id: keyof typeof texts.steps, value: number, note?: string): Bar => ({
    ...{ id, name: texts.steps[id], value, text: formats.count(value) },
    ...(note !== undefined && { note }),
  });
  const inWords = (rate: (typeof rates)["sent"]) => rateInWords(rate, texts, formats);
  const bars = [
    ...(looks ? [bar("shown", looks.shown), bar("sent", looks.sent, inWords(rates.sent))] : []),
    ...(looks && asks ? [bar("confirmed", looks.confirmed, inWords(rates.confirmed))] : []),
    ...(cameIn
      ? [
          bar(
            "people",
            cameIn.people,
            cameIn.boughtBefore > 0 ? texts.boughtBefore(formats.count(cameIn.boughtBefore)) : undefined,
          ),
          bar("ordered", cameIn.ordered, inWords(rates.ordered)),
        ]
      : []),
  ];
  return bars.length === 0 ? <p>{texts.notCounted}</p> : <Bars bars={bars} />;
}
