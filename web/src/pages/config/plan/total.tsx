import type { ConfigPlan } from "../../../api/plan.ts";
import { useTexts } from "../../../texts/language.tsx";
import { Measures } from "./measures.tsx";
import css from "./plan.module.css";
import { TEXTS } from "./texts.ts";
import { useMeasures } from "./use-measures.ts";

/** What all chains together come to in 30 days. */
export function Total({ plan: { total, currency } }: { readonly plan: ConfigPlan }) {
  const texts = useTexts(TEXTS);
  const { month } = useMeasures(currency);
  return (
    <section>
      <Measures title={texts.allChains} measures={month({ before: total.before, after: total.after })} />
      <p className={css.small}>{texts.intervals}</p>
    </section>
  );
}
