import { useTexts } from "../../texts/language.tsx";
import { Tag } from "../../ui/tag.tsx";
import { TEXTS } from "./texts.ts";
import type { Saving } from "./use-working-copy.ts";

/** Whether what one sees is safe. */
export function SavingState({ saving, changed }: { readonly saving: Saving; readonly changed: number }) {
  const texts = useTexts(TEXTS);
  switch (saving.kind) {
    case "saved":
      return (
        <output>
          <Tag tone={changed === 0 ? "plain" : "good"}>
            {changed === 0 ? texts.saving.none : texts.saving.saved}
          </Tag>
        </output>
      );
    case "waiting":
    case "saving":
      return (
        <output>
          <Tag>{texts.saving[saving.kind]}</Tag>
        </output>
      );
    case "failed":
      return (
        <span role="alert">
          <Tag tone="bad">{texts.notSaved(saving.why)}</Tag>
        </span>
      );
    case "outdated":
      return <Tag tone="warn">{texts.saving.waiting}</Tag>;
    default:
      return saving satisfies never;
  }
}
