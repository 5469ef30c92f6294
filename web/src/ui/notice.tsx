import type { ReactNode } from "react";
import css from "./notice.module.css";

interface NoticeProps {
  readonly tone?: "info" | "good" | "warn" | "bad";
  readonly title?: ReactNode;
  readonly action?: ReactNode;
  /** Read out at once: for what has just happened. */
  readonly live?: boolean;
  readonly children?: ReactNode;
}

/** Something that the reader should know, and what to do about it. */
export function Notice({ tone = "info", title, action, live = false, children }: NoticeProps) {
  return (
    <div
      className={`${css.notice} ${css[tone]}`}
      {...(live && { role: tone === "bad" ? "alert" : "status" })}
    >
      <div className={css.text}>
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
      {action && <div className={css.action}>{action}</div>}
    </div>
  );
}
