import type { ReactNode } from "react";
import { Button, Dialog, Modal, ModalOverlay } from "react-aria-components";
import { useTexts } from "../texts/language.tsx";
import { SHELL } from "../texts/shell/texts.ts";
import css from "./navigation.module.css";

interface DrawerProps {
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The navigation of a narrow screen, opened. */
export default function Drawer({ onClose, children }: DrawerProps) {
  const texts = useTexts(SHELL);
  return (
    <ModalOverlay className={css.overlay ?? ""} isOpen isDismissable onOpenChange={onClose}>
      <Modal className={css.drawer ?? ""}>
        <Dialog aria-label={texts.menu} className={css.dialog ?? ""}>
          <Button className={css.menu ?? ""} onPress={onClose}>
            {texts.closeMenu}
          </Button>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
