import type { ReactNode } from "react";
import css from "./tag.module.css";

export type Tone = "plain" | "accent" | "good" | "warn" | "bad" | "info";

/** A state or a kind, in a word. */
export function Tag({ tone = "plain", children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={`${css.tag} ${css[tone]}`}>{children}</span>;
}
