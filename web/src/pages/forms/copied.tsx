import { useState } from "react";
import { useTexts } from "../../texts/language.tsx";
import { Button } from "../../ui/button.tsx";
import css from "./forms.module.css";
import { TEXTS } from "./texts.ts";

/** Something to put elsewhere, with a button that copies it. */
export function Copied({ label, content }: { readonly label: string; readonly content: string }) {
  const texts = useTexts(TEXTS);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(content);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <div className={css.copied}>
      <pre className={css.snippet}>{content}</pre>
      <Button small onPress={() => void copy()} aria-label={`${texts.copy}: ${label}`}>
        <span aria-live="polite">{isCopied ? texts.copied : texts.copy}</span>
      </Button>
    </div>
  );
}
