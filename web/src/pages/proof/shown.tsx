import type { ProofCounted } from "../../api/proof.ts";
import { Ranges } from "../../figures/ranges.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { TEXTS } from "./texts.ts";
import { rangesOf } from "./words.ts";

/** What each outcome came to, each on a scale of its own: orders and money cannot share one. */
export function Shown({ counted, only }: { readonly counted: ProofCounted; readonly only?: "primary" }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return rangesOf(counted, texts, formats)
    .filter(({ id }) => only === undefined || id === counted.primary)
    .map((range) => <Ranges key={range.id} ranges={[range]} zero={texts.zero} />);
}
