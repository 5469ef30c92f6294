import { useNamed } from "../../../api/named.ts";
import type { ConfigPlan } from "../../../api/plan.ts";
import { useFormats, useTexts } from "../../../texts/language.tsx";
import { Measures } from "./measures.tsx";
import { TEXTS } from "./texts.ts";

/** Segments that grow, shrink, come or go. */
export function Sizes({ sizes }: { readonly sizes: ConfigPlan["segments"]["sizes"] }) {
  const texts = useTexts(TEXTS);
  const { count } = useFormats();
  const named = useNamed();
  const changed = sizes.filter(({ before, after }) => before !== after);
  if (changed.length === 0) return undefined;
  const size = (value: number | null) => (value === null ? undefined : count(value));
  return (
    <Measures
      title={texts.sizes}
      measures={changed.map(({ id, before, after }) => ({
        name: named.segment(id),
        before: size(before),
        after: size(after),
      }))}
    />
  );
}
