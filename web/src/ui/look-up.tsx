import { useState } from "react";
import { Button } from "./button.tsx";
import { SearchField } from "./field.tsx";
import css from "./look-up.module.css";

interface LookUpProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly button: string;
  /** What the address says. */
  readonly asked: string | undefined;
  /** Undefined where the field was emptied. */
  readonly onAsk: (asked: string | undefined) => void;
}

/** Looks one thing up by its whole name; the page keeps what was asked in its address. */
export const LookUp = (props: LookUpProps) => <Form key={props.asked} {...props} />;

function Form({ label, placeholder, button, asked, onAsk }: LookUpProps) {
  const [draft, setDraft] = useState(asked ?? "");
  const ask = (given: string) => onAsk(given.trim() || undefined);
  return (
    <search>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          ask(draft);
        }}
      >
        <SearchField
          label={label}
          value={draft}
          onChange={setDraft}
          onSubmit={ask}
          {...(placeholder !== undefined && { placeholder })}
        />
        <Button type="submit">{button}</Button>
      </form>
    </search>
  );
}
