import type { ReactNode } from "react";
import {
  Checkbox as AriaCheckbox,
  SearchField as AriaSearch,
  Switch as AriaSwitch,
  TextField as AriaText,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
} from "react-aria-components";
import css from "./field.module.css";

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with the value. */
  readonly error?: string | undefined;
  /** The label is read out, not shown: where what stands beside says it. */
  readonly hidesLabel?: boolean;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
}

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: "text" | "email" | "number" | "date" | "datetime-local";
  readonly lines?: number;
  readonly placeholder?: string;
  readonly maxLength?: number;
}

export function TextField({ label, hint, error, hidesLabel, lines, placeholder, ...rest }: TextFieldProps) {
  return (
    <AriaText {...rest} isInvalid={error !== undefined} className={css.field ?? ""}>
      <Label className={(hidesLabel ? css.hidden : css.label) ?? ""}>{label}</Label>
      {lines === undefined ? (
        <Input className={css.input ?? ""} {...(placeholder !== undefined && { placeholder })} />
      ) : (
        <TextArea
          className={css.input ?? ""}
          rows={lines}
          {...(placeholder !== undefined && { placeholder })}
        />
      )}
      {hint && (
        <Text slot="description" className={css.hint ?? ""}>
          {hint}
        </Text>
      )}
      <FieldError className={css.error ?? ""}>{error}</FieldError>
    </AriaText>
  );
}

interface SearchProps extends Pick<FieldProps, "label" | "hidesLabel"> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit?: (value: string) => void;
  readonly placeholder?: string;
}

export function SearchField({ label, hidesLabel, placeholder, ...rest }: SearchProps) {
  return (
    <AriaSearch {...rest} className={css.field ?? ""}>
      <Label className={(hidesLabel ? css.hidden : css.label) ?? ""}>{label}</Label>
      <Input className={css.input ?? ""} {...(placeholder !== undefined && { placeholder })} />
    </AriaSearch>
  );
}

interface ToggleProps {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}

export function Checkbox({ children, ...rest }: ToggleProps) {
  return (
    <AriaCheckbox {...rest} className={css.toggle ?? ""}>
      <span className={css.box} aria-hidden="true" />
      <span>{children}</span>
    </AriaCheckbox>
  );
}

export function Switch({ children, ...rest }: ToggleProps) {
  return (
    <AriaSwitch {...rest} className={css.toggle ?? ""}>
      <span className={css.rail} aria-hidden="true" />
      <span>{children}</span>
    </AriaSwitch>
  );
}
