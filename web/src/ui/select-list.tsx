import type { RefObject } from "react";
import { ListBox, ListBoxItem, Popover } from "react-aria-components";
import css from "./field.module.css";

export interface Choice<T extends string> {
  readonly id: T;
  readonly name: string;
}

interface SelectListProps {
  readonly choices: readonly Choice<string>[];
  readonly value: string;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly labelId: string;
  /** Gets nothing of the choices where the one that counts is chosen again. */
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

/** The open list of a `Select`, with the choice that counts now in focus. */
export default function SelectList({ choices, value, button, labelId, onChoose, onClose }: SelectListProps) {
  return (
    <Popover
      isOpen
      onOpenChange={onClose}
      triggerRef={button}
      placement="bottom start"
      className={css.popover ?? ""}
    >
      <ListBox
        autoFocus
        aria-labelledby={labelId}
        items={choices}
        className={css.list ?? ""}
        selectionMode="single"
        selectedKeys={[value]}
        onSelectionChange={(keys) => onChoose([...keys].join())}
      >
        {({ id, name }) => (
          <ListBoxItem id={id} textValue={name} className={css.option ?? ""}>
            {name}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  );
}
