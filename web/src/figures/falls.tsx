import css from "./falls.module.css";

export interface Fall {
  readonly id: string;
  readonly name: string;
  /** As the number is written, with its sign. */
  readonly text: string;
  /** What is left before and after; a total begins at 0. */
  readonly from: number;
  readonly to: number;
  readonly isTotal?: boolean;
  /** Why, each with its number. */
  readonly reasons?: readonly string[];
}

/** How a number becomes another step by step, as a list that reads without its bars. */
export function Falls({ falls }: { readonly falls: readonly Fall[] }) {
  const largest = Math.max(...falls.map(({ from, to }) => Math.max(from, to)), 1);
  const share = (value: number) => `${(100 * value) / largest}%`;
  return (
    <ol className={css.falls}>
      {falls.map(({ id, name, text, from, to, isTotal = false, reasons = [] }) => (
        <li key={id} className={isTotal ? css.total : css.fall}>
          <div className={css.words}>
            <span>{name}</span>
            <span className={css.value}>{text}</span>
          </div>
          <svg className={css.track} width="100%" height="12" aria-hidden="true">
            <rect className={css.rail} width="100%" height="12" rx="3" />
            <rect
              x={share(Math.min(from, to))}
              width={share(Math.abs(from - to))}
              height="12"
              rx="3"
              fill={isTotal ? "var(--series-1)" : "var(--series-3)"}
            />
          </svg>
          {reasons.length > 0 && (
            <ul className={css.reasons}>
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
