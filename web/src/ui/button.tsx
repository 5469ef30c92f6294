import type { ReactNode } from "react";
import { Button as AriaButton, Link as AriaLink, type ButtonProps as AriaProps } from "react-aria-components";
import css from "./button.module.css";

export type ButtonKind = "primary" | "plain" | "quiet" | "danger";

interface ButtonProps extends Omit<AriaProps, "className" | "style" | "children"> {
  readonly kind?: ButtonKind;
  readonly small?: boolean;
  readonly children: ReactNode;
}

export function Button({ kind = "plain", small = false, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={classOf(kind, small)}>
      {children}
    </AriaButton>
  );
}

/** Goes somewhere, and looks like a button. */
export function ButtonLink({
  href,
  kind = "plain",
  small = false,
  children,
  download,
}: {
  readonly href: string;
  readonly kind?: ButtonKind;
  readonly small?: boolean;
  readonly children: ReactNode;
  readonly download?: string;
}) {
  return (
    <AriaLink href={href} className={classOf(kind, small)} {...(download !== undefined && { download })}>
      {children}
    </AriaLink>
  );
}

const classOf = (kind: ButtonKind, small: boolean): string =>
  [css.button, css[kind], small ? css.small : ""].filter(Boolean).join(" ");
