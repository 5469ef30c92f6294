import { Link } from "react-aria-components";
import { useCost } from "../../api/cost.ts";
import { usd } from "../../format/usd.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Stat, Stats } from "../../ui/stat.tsx";
import { TEXTS } from "./texts.ts";

/** What a month costs by list prices; nothing before the first night, and nothing where it could not be read. */
export function CostCard() {
  const { cost: texts } = useTexts(TEXTS);
  const { locale } = useFormats();
  const { data } = useCost();
  if (!data) return undefined;
  const { monthly, each } = data;
  return (
    <Card title={texts.title} lead={texts.lead} actions={<Link href="/health?tab=cost">{texts.lines}</Link>}>
      <Stats>
        <Stat label={texts.month} value={usd(locale, monthly)} />
        {each.mail !== null && <Stat label={texts.mails} value={usd(locale, each.mail * THOUSAND)} />}
        {each.customer !== null && (
          <Stat label={texts.customers} value={usd(locale, each.customer * THOUSAND)} />
        )}
      </Stats>
    </Card>
  );
}

const THOUSAND = 1_000;
