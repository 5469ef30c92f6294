import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { useTexts } from "../texts/language.tsx";
import { SHELL } from "../texts/shell/texts.ts";
import css from "./explain.module.css";

const loadWords = () => import("./explain-words.tsx");
const ExplainWords = lazy(loadWords);

/** A question mark that says what a word or figure means. */
export function Explain({ about, children }: { readonly about: string; readonly children: ReactNode }) {
  const { explain } = useTexts(SHELL);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={button}
        className={css.button ?? ""}
        aria-label={`${explain} ${about}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onFocus={loadWords}
        onHoverStart={loadWords}
        onPress={() => setOpen(true)}
      >
        ?
      </Button>
      {isOpen && (
        <Suspense>
          <ExplainWords about={about} button={button} onClose={() => setOpen(false)}>
            {children}
          </ExplainWords>
        </Suspense>
      )}
    </>
  );
}
