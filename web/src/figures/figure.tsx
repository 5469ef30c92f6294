import { type ReactNode, Suspense, useState } from "react";
import { useTexts } from "../texts/language.tsx";
import { SHELL } from "../texts/shell/texts.ts";
import { Button } from "../ui/button.tsx";
import { Loading } from "../ui/state.tsx";
import css from "./figure.module.css";

interface FigureProps {
  /** What is drawn, in a sentence: whoever does not see it gets this. */
  readonly label: string;
  readonly caption?: ReactNode;
  readonly legend?: readonly { readonly name: string; readonly color: string; readonly dashed?: boolean }[];
  /** The same as a table, for those who want the numbers. */
  readonly table?: ReactNode;
  readonly children: ReactNode;
}

/** Around every figure: what it shows, its legend, and the numbers behind it. */
export function Figure({ label, caption, legend, table, children }: FigureProps) {
  const texts = useTexts(SHELL);
  const [isTable, setTable] = useState(false);
  return (
    <figure className={css.figure}>
      <div className={css.head}>
        <div className={css.legend}>
          {legend?.map(({ name, color, dashed }) => (
            <span key={name}>
              <svg width="18" height="8" aria-hidden="true">
                <line
                  x1="0"
                  x2="18"
                  y1="4"
                  y2="4"
                  stroke={color}
                  strokeWidth="3"
                  {...(dashed && { strokeDasharray: "4 3" })}
                />
              </svg>
              {name}
            </span>
          ))}
        </div>
        {table && (
          <Button kind="quiet" small onPress={() => setTable(!isTable)}>
            {isTable ? texts.asFigure : texts.asTable}
          </Button>
        )}
      </div>
      {isTable ? (
        table
      ) : (
        <div role="img" aria-label={label} className={css.drawing}>
          <Suspense fallback={<Loading />}>{children}</Suspense>
        </div>
      )}
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
