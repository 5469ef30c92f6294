import type { ReactNode, RefObject } from "react";
import { Dialog, OverlayArrow, Popover } from "react-aria-components";
import css from "./explain.module.css";

interface ExplainWordsProps {
  readonly about: string;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What an `Explain` says, once somebody has asked. */
export default function ExplainWords({ about, button, onClose, children }: ExplainWordsProps) {
  return (
    <Popover isOpen onOpenChange={onClose} triggerRef={button} className={css.popover ?? ""} offset={6}>
      <OverlayArrow />
      <Dialog className={css.dialog ?? ""} aria-label={about}>
        {children}
      </Dialog>
    </Popover>
  );
}
