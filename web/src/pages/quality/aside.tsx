import type { AsideCounts, AsideKind } from "../../api/quality.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Facts } from "../../ui/frame.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TEXTS } from "./texts.ts";

const KINDS: readonly AsideKind[] = [
  ...(["profile", "score", "taste", "wallet", "fact"] as const),
  ...(["entry", "send", "code", "budget", "document"] as const),
];

/** Records that cannot be read; nothing where there are none. */
export function Aside({ counts }: { readonly counts: AsideCounts }) {
  const texts = useTexts(TEXTS).aside;
  const formats = useFormats();
  const found = KINDS.flatMap((kind) => {
    const count = counts[kind];
    return count === undefined ? [] : [{ kind, count }];
  });
  const total = found.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  return (
    <Notice tone="warn" title={texts.title({ value: total, text: formats.count(total) })}>
      {texts.why}
      <Facts items={found.map(({ kind, count }) => [texts.kinds[kind], formats.count(count)])} />
    </Notice>
  );
}
