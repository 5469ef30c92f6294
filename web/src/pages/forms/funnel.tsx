import type { Funnel } from "../../api/forms.ts";
import { type Bar, Bars } from "../../figures/bars.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import css from "./forms.module.css";
import { rateInWords, ratesOf } from "./rates.ts";
import { TEXTS } from "./texts.ts";

interface FunnelProps {
  readonly funnel: Funnel;
  /** Whether owners of mailboxes are asked to confirm. */
  readonly asks: boolean;
}

/**
 * Two funnels: what happened at the form in times, and what became of the people whom the shop says it brought. They are
 * no steps of each other: a shop may name the form for people of an import or of the till as well.
 */
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
  if (!looks && !cameIn) return <p>{texts.notCounted}</p>;
  return (
    <>
      {looks && (
        <section className={css.steps}>
          <h3>{texts.atForm}</h3>
          <Bars
            bars={[
              bar("shown", looks.shown),
              bar("sent", looks.sent, inWords(rates.sent)),
              ...(asks ? [bar("confirmed", looks.confirmed, inWords(rates.confirmed))] : []),
            ]}
          />
          {grows([looks.shown, looks.sent, ...(asks ? [looks.confirmed] : [])]) && <p>{texts.growsWhy}</p>}
        </section>
      )}
      {cameIn && (
        <section className={css.steps}>
          <h3>{texts.ofPeople}</h3>
          <Bars
            bars={[
              bar(
                "people",
                cameIn.people,
                cameIn.boughtBefore > 0 ? texts.boughtBefore(formats.count(cameIn.boughtBefore)) : undefined,
              ),
              bar("ordered", cameIn.ordered, inWords(rates.ordered)),
            ]}
          />
          {looks && cameIn.people > (asks ? looks.confirmed : looks.sent) && <p>{texts.fromElsewhere}</p>}
        </section>
      )}
    </>
  );
}

const grows = (steps: readonly number[]): boolean =>
  steps.some((value, index) => index > 0 && value > (steps[index - 1] ?? 0));
