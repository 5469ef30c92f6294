import css from "./ranges.module.css";

export interface Range {
  readonly id: string;
  readonly name: string;
  /** What is known, in words. */
  readonly text: string;
  readonly note?: string;
  /** Absent where nothing can be said yet: then there is no line. */
  readonly interval?: { readonly estimate: number; readonly low: number; readonly high: number } | undefined;
  /** Whether it says on which side of zero the truth is. */
  readonly isKnown: boolean;
}

/** Differences as lines with their ends around zero, all on one scale; the words beside them say the same. */
export function Ranges({ ranges, zero }: { readonly ranges: readonly Range[]; readonly zero: string }) {
  const reach = Math.max(
    1e-9,
    ...ranges.flatMap(({ interval }) => (interval ? [Math.abs(interval.low), Math.abs(interval.high)] : [])),
  );
  /** Zero in the middle, and some room beyond the longest line. */
  const place = (value: number) => `${50 + (46 * value) / reach}%`;
  return (
    <ul className={css.ranges}>
      {ranges.map(({ id, name, text, note, interval, isKnown }) => (
        <li key={id}>
          <div className={css.words}>
            <strong>{name}</strong> <span>{text}</span>
          </div>
          {interval && (
            <>
              <svg className={css.track} width="100%" height="24" aria-hidden="true">
                <line className={css.zero} x1="50%" x2="50%" y1="0" y2="24" />
                <g className={isKnown ? css.known : css.unknown}>
                  <line x1={place(interval.low)} x2={place(interval.high)} y1="12" y2="12" />
                  <line x1={place(interval.low)} x2={place(interval.low)} y1="6" y2="18" />
                  <line x1={place(interval.high)} x2={place(interval.high)} y1="6" y2="18" />
                  <circle cx={place(interval.estimate)} cy="12" r="5" />
                </g>
              </svg>
              <div className={css.zeroName} aria-hidden="true">
                {zero}
              </div>
            </>
          )}
          {note && <p className={css.note}>{note}</p>}
        </li>
      ))}
    </ul>
  );
}
