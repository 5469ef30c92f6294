import type { Proof } from "../../api/proof.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Stat } from "../../ui/stat.tsx";
import { TEXTS } from "./texts.ts";
import { provenIn } from "./words.ts";

/** What is proven of all chains and campaigns together, at least. */
export function ProvenStat({ proofs }: { readonly proofs: readonly Proof[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const proven = provenIn(proofs);
  return (
    <Stat
      label={texts.proven}
      value={proven ? formats.money(Math.round(proven.least), proven.currency) : texts.provenNothing}
      note={proven && texts.provenNote({ value: proven.many, text: formats.count(proven.many) })}
      explain={texts.provenWhy}
    />
  );
}
