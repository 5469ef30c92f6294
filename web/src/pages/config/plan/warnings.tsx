import { useNamed } from "../../../api/named.ts";
import type { ConfigPlan, PlanWarning } from "../../../api/plan.ts";
import { useFormats, useTexts } from "../../../texts/language.tsx";
import { useBudgetWords } from "../../../ui/budget-words.ts";
import { Notice } from "../../../ui/notice.tsx";
import css from "./plan.module.css";
import { TEXTS } from "./texts.ts";

/** What the config in force does not do: first of all that is said. */
export function Warnings({ plan: { warnings, currency } }: { readonly plan: ConfigPlan }) {
  const texts = useTexts(TEXTS);
  const inWords = useWarningWords(currency);
  if (warnings.length === 0) return <p className={css.small}>{texts.noWarnings}</p>;
  return (
    <Notice tone="warn" title={texts.warnings}>
      <ul className={css.list}>
        {warnings.map((warning) => (
          <li key={JSON.stringify(warning)}>{inWords(warning)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function useWarningWords(currency: string): (warning: PlanWarning) => string {
  const { warning: texts, because } = useTexts(TEXTS);
  const { count, percent, money } = useFormats();
  const named = useNamed();
  const budgets = useBudgetWords();
  const whole = (value: number) => count(Math.round(value));

  function why(unusual: Extract<PlanWarning, { kind: "held-tonight" }>["because"]): string {
    switch (unusual.why) {
      case "more-than-usual":
        return because["more-than-usual"](count(unusual.highest));
      case "much-of-the-base":
        return because["much-of-the-base"](count(unusual.customers));
      case "existing":
        return because.existing;
      default:
        return unusual satisfies never;
    }
  }

  return (warning) => {
    switch (warning.kind) {
      case "held-tonight":
        return texts.heldTonight(named.chain(warning.chain), count(warning.entrants), why(warning.because));
      case "held-later": {
        const { chain, night, entrants } = warning;
        return texts.heldLater(named.chain(chain), count(night), count(entrants), why(warning.because));
      }
      case "nobody-enters":
        return texts.nobodyEnters(named.chain(warning.chain), whole(warning.before));
      case "segment-emptied":
        return texts.segmentEmptied(named.segment(warning.segment), count(warning.before));
      case "budget": {
        const [budget = "", period = "ever"] = warning.counter.split("@");
        return texts.budget({
          whose: budgets.name(budget),
          period: period === "ever" ? "" : budgets.period(period),
          left: money(warning.left, currency),
          most: money(warning.most, currency),
          expected: money(warning.expected, currency),
        });
      }
      case "cap":
        return texts.cap(percent(warning.share, 0), percent(warning.before, 0));
      case "more-mails":
        return texts.moreMails(whole(warning.after), whole(warning.before));
      default:
        return warning satisfies never;
    }
  };
}
