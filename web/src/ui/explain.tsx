import type { ReactNode } from "react";
import { Button, Dialog, DialogTrigger, OverlayArrow, Popover } from "react-aria-components";
import { useTexts } from "../texts/language.tsx";
import { SHELL } from "../texts/shell/texts.ts";
import css from "./explain.module.css";

/** A question mark that says what a word or figure means. */
export function Explain({ about, children }: { readonly about: string; readonly children: ReactNode }) {
  const { explain } = useTexts(SHELL);
  return (
    <DialogTrigger>
      <Button className={css.button ?? ""} aria-label={`${explain} ${about}`}>
        ?
      </Button>
      <Popover className={css.popover ?? ""} offset={6}>
        <OverlayArrow />
        <Dialog className={css.dialog ?? ""} aria-label={about}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
