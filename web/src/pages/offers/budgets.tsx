import { type Budget, useBudgets } from "../../api/codes.ts";
import { type Bar, Bars } from "../../figures/bars.tsx";
import type { Formats } from "../../format/formats.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { useBudgetWords } from "../../ui/budget-words.ts";
import { Card } from "../../ui/frame.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { TEXTS } from "./texts.ts";

/** From this share on a budget needs a look. */
const NEARLY = 0.8;

/** How much of each budget is reserved in its running period. */
export function BudgetCard() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const words = useBudgetWords();
  const budgets = useBudgets();
  return (
    <Card title={texts.budgets} lead={texts.budgetsLead}>
      <Loaded
        query={budgets}
        empty={{
          when: (data) => data.budgets.length === 0,
          show: <Empty title={texts.noBudgets}>{texts.noBudgetsWhy}</Empty>,
        }}
      >
        {({ budgets: all, currency = "XXX" }) => (
          <Bars max={1} bars={all.map((budget) => barOf(budget, currency, { texts, formats, words }))} />
        )}
      </Loaded>
    </Card>
  );
}

interface Words {
  readonly texts: (typeof TEXTS)["en"];
  readonly formats: Formats;
  readonly words: ReturnType<typeof useBudgetWords>;
}

function barOf(
  { budget, period, limit, issued, returned, reserved, free }: Budget,
  currency: string,
  { texts, formats, words }: Words,
): Bar {
  const money = (minor: number) => formats.money(minor, currency);
  const share = limit > 0 ? reserved / limit : 1;
  return {
    id: `${budget}@${period}`,
    name: `${words.name(budget)}, ${words.period(period)}`,
    value: share,
    text: texts.ofLimit(money(reserved), money(limit)),
    note: `${texts.left(money(Math.max(0, free)))}. ${texts.adding(money(issued), money(returned), money(reserved))}`,
    color: share >= NEARLY ? "var(--series-3)" : "var(--series-1)",
  };
}
