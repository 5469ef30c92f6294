import { useTexts } from "../../../texts/language.tsx";
import { TextField } from "../../../ui/field.tsx";
import type { Field } from "./field.ts";
import { EDIT } from "./texts.ts";

/** What is wrong with a value, in the validator's words, and where another goes. */
export interface Change {
  readonly errorOf: (field: Field) => string | undefined;
  readonly onChange: (field: Field, value: string) => void;
}

interface InputProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly field: Field;
  readonly change: Change;
}

/** A value of the config, with what it was before the draft where that is something else. */
export function FieldInput({ label, hint, field, change }: InputProps) {
  const texts = useTexts(EDIT);
  const { value, before } = field;
  const was = before !== undefined && before !== value ? texts.was(before) : undefined;
  return (
    <TextField
      label={label}
      hint={[was, hint].filter((part) => part !== undefined).join(". ")}
      error={change.errorOf(field)}
      value={value}
      onChange={(next) => change.onChange(field, next)}
      maxLength={500}
    />
  );
}
