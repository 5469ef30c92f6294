import { type Budget, useBudgets } from "../../api/codes.ts";
import { type Bar, Bars } from "../../figures/bars.tsx";
import type { Formats } from "../../format/formats.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { TEXTS } from "./texts.ts";
import { budgetInWords, periodInWords } from "./words.ts";

/** From this share on a budget needs a look. */
const NEARLY = 0.8;

/** How much of each budget is reserved in its running period. */
export function BudgetCard() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
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
          <Bars max={1} bars={all.map((budget) => barOf(budget, currency, { texts, formats }))} />
        )}
      </Loaded>
    </Card>
  );
}

function barOf(
  { budget, period, limit, reserved, free }: Budget,
  currency: string,
  { texts, formats }: { readonly texts: (typeof TEXTS)["en"]; readonly formats: Formats },
): Bar {
  const money = (minor: number) => formats.money(minor, currency);
  const share = limit > 0 ? reserved / limit : 1;
  return {
    id: `${budget}@${period}`,
    name: budgetInWords(budget, texts),
    value: share,
    text: texts.ofLimit(money(reserved), money(limit)),
    note: texts.left(money(Math.max(0, free)), periodInWords(period, texts, formats)),
    color: share >= NEARLY ? "var(--series-3)" : "var(--series-1)",
  };
}
