import { Link } from "react-aria-components";
import type { Wallets } from "../../api/metrics.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Row } from "../../ui/frame.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TEXTS } from "./texts.ts";

/** What recounting the wallets has found last night, and what to do about those that differ. */
export function Audit({ wallets: { looked, told, differ, customers } }: { readonly wallets: Wallets }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const shown = (value: number) => ({ value, text: formats.count(value) });
  const known = told > 0 && texts.auditTold(shown(told));
  if (differ === 0)
    return (
      <Notice tone="good">
        {texts.auditFine(shown(looked))} {known}
      </Notice>
    );
  return (
    <Notice tone="bad" title={texts.auditDiffer(shown(differ))}>
      <p>
        {texts.auditNext} {known}
      </p>
      <Row>
        {customers.map((key) => (
          <Link key={key} href={`/loyalty?wallet=${encodeURIComponent(key)}`}>
            <bdi>{key}</bdi>
          </Link>
        ))}
      </Row>
    </Notice>
  );
}
