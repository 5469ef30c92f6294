import type { CSSProperties } from "react";
import { Link } from "react-aria-components";
import type { RfmCell, RfmGrid } from "../../api/segments.ts";
import { useMay } from "../../session/session.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { SHELL } from "../../texts/shell/texts.ts";
import { Table } from "../../ui/table.tsx";
import { membersAt, useNames } from "./names.ts";
import css from "./segments.module.css";
import type { RfmView } from "./texts.en.ts";
import { TEXTS } from "./texts.ts";

/** The strongest cell has so much of the colour, so that text on it stays readable. */
const STRONGEST = 46;

/** All cells: one square of recency by money for each frequency, coloured by what is shown. */
export function Cells({ grid, by }: { readonly grid: RfmGrid; readonly by: RfmView }) {
  const texts = useTexts(TEXTS).rfm;
  const formats = useFormats();
  const names = useNames(undefined);
  const write = (value: number | null) => writeBy(value, by, grid, formats);
  const bought = grid.cells.filter(({ cell }) => cell !== "000");
  const largest = Math.max(1, ...bought.map((cell) => cell[by] ?? 0));
  const never = grid.cells.find(({ cell }) => cell === "000");
  const scores = Array.from({ length: grid.scale }, (_, at) => grid.scale - at);
  const find = (cell: string) => grid.cells.find((one) => one.cell === cell);
  const part = (cell: RfmCell | undefined) =>
    Math.round((STRONGEST * Math.max(0, cell?.[by] ?? 0)) / largest);
  return (
    <>
      <p>{texts.scoresMean(formats.count(grid.scale))}</p>
      <div className={css.grids}>
        {scores.map((frequency) => (
          <table key={frequency} className={css.grid}>
            <caption>{`${texts.frequency} ${frequency}`}</caption>
            <thead>
              <tr>
                <th scope="col" title={`${texts.recency} ↓ ${texts.monetary} →`}>
                  ↓→
                </th>
                {scores.toReversed().map((money) => (
                  <th key={money} scope="col" title={`${texts.monetary} ${money}`}>
                    {money}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {scores.map((recency) => (
                <tr key={recency}>
                  <th scope="row" title={`${texts.recency} ${recency}`}>
                    {recency}
                  </th>
                  {scores.toReversed().map((money) => {
                    const cell = find(`${recency}${frequency}${money}`);
                    return (
                      <td key={money}>
                        <Square
                          cell={cell}
                          text={write(cell?.[by] ?? null)}
                          name={names.rfm(cell?.rfmSegment ?? "")}
                          part={part(cell)}
                        />
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <Numbers grid={grid} />
      {never && (
        <p>
          {texts.neverBought}: {write(never[by])}
        </p>
      )}
    </>
  );
}

function Square({
  cell,
  text,
  name,
  part,
}: {
  readonly cell: RfmCell | undefined;
  readonly text: string;
  readonly name: string;
  readonly part: number;
}) {
  const mayList = useMay("customers.read");
  const style = { "--part": `${part}%` } as CSSProperties;
  const content = (
    <>
      {text}
      <small>{name}</small>
    </>
  );
  return mayList && cell && cell.customers > 0 ? (
    <Link className={css.cell ?? ""} style={style} href={membersAt(`rfm:${cell.cell}`)}>
      {content}
    </Link>
  ) : (
    <span className={css.cell} style={style}>
      {content}
    </span>
  );
}

/** The same, all figures beside each other. */
function Numbers({ grid }: { readonly grid: RfmGrid }) {
  const texts = useTexts(TEXTS).rfm;
  const formats = useFormats();
  const names = useNames(undefined);
  const { asTable } = useTexts(SHELL);
  const views = ["customers", "revenue", "averageOrder", "valueAtRisk", "mails"] as const;
  return (
    <details>
      <summary>{asTable}</summary>
      <Table
        label={texts.cell}
        file="rfm"
        rows={grid.cells}
        rowKey={({ cell }) => cell}
        columns={[
          { id: "cell", name: texts.cell, value: ({ cell }) => cell, cell: ({ cell }) => names.rfm(cell) },
          { id: "named", name: texts.named, value: ({ rfmSegment }) => names.rfm(rfmSegment) },
          ...views.map((by) => ({
            id: by,
            name: texts.views[by],
            numeric: true,
            value: (cell: RfmCell) => cell[by],
            cell: (cell: RfmCell) => writeBy(cell[by], by, grid, formats),
          })),
        ]}
      />
    </details>
  );
}

function writeBy(
  value: number | null,
  by: RfmView,
  { currency }: RfmGrid,
  formats: ReturnType<typeof useFormats>,
): string {
  if (value === null) return "–";
  return by === "customers" || by === "mails" ? formats.count(value) : formats.moneyShort(value, currency);
}
