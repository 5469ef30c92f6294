import type { Abuse, OfferTotal } from "../../api/metrics.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card, Facts } from "../../ui/frame.tsx";
import { TEXTS } from "./texts.ts";

interface AbusesProps {
  readonly abuse: Abuse;
  readonly total: OfferTotal | undefined;
}

/** What looks as if offers for newcomers were taken by others. */
export function Abuses({ abuse: { newcomers, serialNewcomers, friends }, total }: AbusesProps) {
  const texts = useTexts(TEXTS);
  const { count, percent } = useFormats();
  const words = (what: string) => (texts.friend as Readonly<Record<string, string>>)[what] ?? what;
  const brought = Object.entries(friends);
  return (
    <Card title={texts.abuse} lead={texts.abuseLead}>
      <Facts
        items={[
          [texts.newcomers, `${count(newcomers)} (${texts.newcomersWhy})`],
          [
            texts.serial,
            newcomers === 0
              ? count(serialNewcomers)
              : texts.serialOf(count(serialNewcomers), percent(serialNewcomers / newcomers)),
          ],
          total && [texts.strangers, count(total.strangers)],
          total && [texts.byOthers, count(total.byOthers)],
          brought.length > 0 && [
            texts.friends,
            brought.map(([what, number]) => `${words(what)}: ${count(number)}`).join(", "),
          ],
        ]}
      />
    </Card>
  );
}
