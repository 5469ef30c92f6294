import { Link } from "react-aria-components";
import css from "./bars.module.css";

export interface Bar {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  /** As it is written. */
  readonly text: string;
  /** Beside the value: a share, what it was before. */
  readonly note?: string;
  readonly href?: string;
  readonly color?: string;
  /** Where the value may lie, in its own units. */
  readonly interval?: { readonly low: number; readonly high: number } | undefined;
  /** What it was before, drawn as a line across. */
  readonly before?: number | undefined;
}

/** Amounts side by side, as a list that reads without its bars. */
export function Bars({ bars, max }: { readonly bars: readonly Bar[]; readonly max?: number }) {
  const largest =
    max ??
    Math.max(
      ...bars.map(({ value, interval, before = 0 }) => Math.max(value, before, interval?.high ?? 0)),
      1e-9,
    );
  return (
    <ul className={css.bars}>
      {bars.map((bar) => (
        <li key={bar.id}>
          <div className={css.words}>
            {bar.href === undefined ? <span>{bar.name}</span> : <Link href={bar.href}>{bar.name}</Link>}
            <span className={css.value}>
              {bar.text}
              {bar.note && <small>{bar.note}</small>}
            </span>
          </div>
          <svg className={css.track} width="100%" height="10" aria-hidden="true">
            <rect className={css.rail} width="100%" height="10" rx="3" />
            <rect
              width={share(bar.value, largest)}
              height="10"
              rx="3"
              fill={bar.color ?? "var(--series-1)"}
            />
            {bar.interval && (
              <line
                className={css.interval}
                x1={share(bar.interval.low, largest)}
                x2={share(bar.interval.high, largest)}
                y1="5"
                y2="5"
              />
            )}
            {bar.before !== undefined && (
              <line
                className={css.before}
                x1={share(bar.before, largest)}
                x2={share(bar.before, largest)}
                y1="0"
                y2="10"
              />
            )}
          </svg>
        </li>
      ))}
    </ul>
  );
}

const share = (value: number, of: number): string => `${Math.max(0, Math.min(100, (100 * value) / of))}%`;
