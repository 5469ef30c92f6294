import { type KeyboardEvent, lazy, type ReactNode, Suspense, useId, useRef, useState } from "react";
import { Button } from "react-aria-components";
import css from "./field.module.css";
import type { Choice } from "./select-list.tsx";

const loadList = () => import("./select-list.tsx");
const SelectList = lazy(loadList);

interface SelectProps<T extends string> {
  readonly label: string;
  readonly hint?: ReactNode;
  /** The label is read out, not shown: where what stands beside says it. */
  readonly hidesLabel?: boolean;
  readonly isDisabled?: boolean;
  readonly choices: readonly Choice<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

const OPENING: ReadonlySet<string> = new Set(["ArrowDown", "ArrowUp"]);

/** One of a few. The list is made, and its code loaded, when somebody is about to open it. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, hint, hidesLabel, choices, value, isDisabled } = props;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const [labelId, valueId, hintId] = [useId(), useId(), useId()];
  const open = (event: KeyboardEvent) => {
    if (!OPENING.has(event.key)) return;
    event.preventDefault();
    setOpen(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows belong to the button in it
    <div className={css.field} onKeyDown={isOpen || isDisabled ? undefined : open}>
      <span id={labelId} className={hidesLabel ? css.hidden : css.label}>
        {label}
      </span>
      <Button
        ref={button}
        className={css.select ?? ""}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-labelledby={`${valueId} ${labelId}`}
        {...(hint !== undefined && { "aria-describedby": hintId })}
        {...(isDisabled !== undefined && { isDisabled })}
        onFocus={loadList}
        onHoverStart={loadList}
        onPress={() => setOpen(true)}
      >
        <span id={valueId}>{choices.find(({ id }) => id === value)?.name}</span>
        <span aria-hidden="true">▾</span>
      </Button>
      {hint && (
        <span id={hintId} className={css.hint}>
          {hint}
        </span>
      )}
      {isOpen && (
        <Suspense>
          <SelectList
            choices={choices}
            value={value}
            button={button}
            labelId={labelId}
            onChoose={(chosen) => {
              const choice = choices.find(({ id }) => id === chosen);
              if (choice) props.onChange(choice.id);
              setOpen(false);
            }}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </div>
  );
}
