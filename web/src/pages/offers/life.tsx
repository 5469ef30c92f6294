import type { CodeRecord } from "../../api/codes.ts";
import { useNamed } from "../../api/named.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { useBudgetWords } from "../../ui/budget-words.ts";
import { Facts } from "../../ui/frame.tsx";
import { CustomerLink } from "../../view/customer-link.tsx";
import { TEXTS } from "./texts.ts";

interface LifeProps {
  readonly code: CodeRecord;
  readonly currency: string;
  readonly isExpired: boolean;
}

/** What became of a code, in the order in which it happened. */
export function Life({ code, currency, isExpired }: LifeProps) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const named = useNamed();
  const budgetWords = useBudgetWords();
  const words = texts.code;
  const money = (minor: number) => formats.money(minor, currency);
  const issued = formats.instant(code.issuedAt);
  const budgets = code.counters.map((counter) => budgetWords.name(counter.split("@")[0] ?? counter));
  const redemption = "redemption" in code ? code.redemption : undefined;
  return (
    <Facts
      items={[
        [words.issued, code.chain === undefined ? issued : words.issuedFor(issued, named.chain(code.chain))],
        budgets.length > 0 && [words.reserved, `${money(code.reserved)}: ${budgets.join(", ")}`],
        code.sentAt !== undefined && [words.sent, formats.instant(code.sentAt)],
        redemption && [
          words.redeemed,
          [
            words.redeemedBy(formats.instant(redemption.at), redemption.order, money(redemption.amount)),
            redemption.total !== undefined && words.redeemedOf(money(redemption.total)),
          ]
            .filter(Boolean)
            .join(", "),
        ],
        redemption?.by !== undefined && [
          words.redeemedElse,
          <CustomerLink key="by" customer={redemption.by} />,
        ],
        ...(code.extra ?? []).map(
          ({ order, amount }) => [words.again, words.againBy(order, money(amount))] as const,
        ),
        "voidAt" in code && [words.released, formats.instant(code.voidAt)],
        code.stage === "withdrawn" && [words.withdrawn, `${formats.instant(code.withdrawnAt)}: ${code.why}`],
        [isExpired ? words.expired : words.validUntil, formats.instant(code.terms.validUntil)],
        code.strangers !== undefined && [
          words.strangers,
          words.times({ value: code.strangers, text: formats.count(code.strangers) }),
        ],
      ]}
    />
  );
}
