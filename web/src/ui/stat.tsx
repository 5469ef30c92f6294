import type { ReactNode } from "react";
import { Explain } from "./explain.tsx";
import css from "./stat.module.css";

interface StatProps {
  readonly label: string;
  readonly value: ReactNode;
  /** What it was before, or how sure it is. */
  readonly note?: ReactNode;
  /** How it moved. `good` and `bad` say whether that is welcome. */
  readonly trend?: { readonly text: string; readonly tone: "good" | "bad" | "even" } | undefined;
  /** What is counted, in a sentence or two. */
  readonly explain?: ReactNode;
  readonly href?: string;
}

/** One figure with its name. */
export function Stat({ label, value, note, trend, explain }: StatProps) {
  return (
    <div className={css.stat}>
      <div className={css.label}>
        {label}
        {explain && <Explain about={label}>{explain}</Explain>}
      </div>
      <div className={css.value}>{value}</div>
      {(trend || note) && (
        <div className={css.note}>
          {trend && <span className={css[trend.tone]}>{trend.text}</span>}
          {note && <span>{note}</span>}
        </div>
      )}
    </div>
  );
}

/** Figures in a row. */
export function Stats({ children }: { readonly children: ReactNode }) {
  return <div className={css.stats}>{children}</div>;
}
