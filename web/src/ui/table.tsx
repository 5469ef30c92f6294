import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useRef, useState } from "react";
import { useFormats, useTexts } from "../texts/language.tsx";
import { SHELL } from "../texts/shell/texts.ts";
import { Button } from "./button.tsx";
import { download, rowsToCsv, rowsToTabs } from "./export.ts";
import css from "./table.module.css";

export type Cell = string | number | null | undefined;

export interface Column<R> {
  readonly id: string;
  readonly name: string;
  /** What is shown; `value` as text when absent. */
  readonly cell?: (row: R) => ReactNode;
  /** What the column sorts by, and what copies and files get. */
  readonly value: (row: R) => Cell;
  /** Numbers stand at the end. */
  readonly numeric?: boolean;
  /** Left out where the screen is narrow. */
  readonly wideOnly?: boolean;
}

export interface Sorting {
  readonly by: string;
  readonly descending: boolean;
}

interface TableProps<R> {
  readonly label: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  /** Kept by the page in its address; the table's own when absent. */
  readonly sorting?: Sorting | undefined;
  readonly onSort?: (sorting: Sorting) => void;
  /** Of the file, without its ending; no copying and no file when absent. */
  readonly file?: string;
  /** What copies and files get, where it is more than is shown. */
  readonly fileColumns?: readonly Column<R>[];
  /** On a narrow screen a row is a block of its own, each value under its column's name: for rows that say too much to scroll through. */
  readonly stacks?: boolean;
  /** Below the rows: sums, or a button for more. */
  readonly foot?: ReactNode;
}

/** From so many rows on only those in sight are made. */
const MANY = 120;
const ROW_PX = 41;

/** A table that sorts, copies, saves as CSV, and holds a hundred thousand rows. */
export function Table<R>(props: TableProps<R>) {
  const { label, columns, rows, rowKey, file, fileColumns = columns, foot, stacks = false } = props;
  const [own, setOwn] = useState<Sorting>();
  const sorting = props.sorting ?? own;
  const sort = (by: string, isNumeric: boolean) => {
    const descending = sorting?.by === by ? !sorting.descending : isNumeric;
    (props.onSort ?? setOwn)({ by, descending });
  };
  const sorted = sortRows(rows, columns, sorting);
  const scroller = useRef<HTMLDivElement>(null);
  const isMany = sorted.length > MANY;
  const virtual = useVirtualizer({
    count: isMany ? sorted.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const seen = virtual.getVirtualItems();
  const [first, last] = [seen.at(0), seen.at(-1)];
  const shown = isMany ? sorted.slice(first?.index ?? 0, (last?.index ?? -1) + 1) : sorted;
  const above = isMany ? (first?.start ?? 0) : 0;
  const below = isMany ? virtual.getTotalSize() - (last?.end ?? 0) : 0;
  return (
    <div className={css.block}>
      {file !== undefined && <Tools columns={fileColumns} rows={sorted} file={file} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section ref={scroller} className={isMany ? css.tall : css.scroll} aria-label={label} tabIndex={0}>
        <table
          className={stacks ? `${css.table} ${css.stacks}` : css.table}
          role={stacks ? "table" : undefined}
          aria-rowcount={sorted.length + 1}
        >
          <thead>
            <tr>
              {columns.map((column) => (
                <HeadCell key={column.id} column={column} sorting={sorting} onSort={sort} />
              ))}
            </tr>
          </thead>
          <tbody>
            <Spacer height={above} span={columns.length} />
            {shown.map((row) => (
              <tr key={rowKey(row)} role={stacks ? "row" : undefined}>
                {columns.map((column, index) => (
                  <BodyCell key={column.id} {...{ column, row, stacks }} isFirst={index === 0} />
                ))}
              </tr>
            ))}
            <Spacer height={below} span={columns.length} />
          </tbody>
        </table>
      </section>
      {foot && <div className={css.foot}>{foot}</div>}
    </div>
  );
}

function HeadCell<R>({
  column,
  sorting,
  onSort,
}: {
  readonly column: Column<R>;
  readonly sorting: Sorting | undefined;
  readonly onSort: (by: string, isNumeric: boolean) => void;
}) {
  const { sortBy } = useTexts(SHELL);
  const isBy = sorting?.by === column.id;
  const order = isBy ? (sorting.descending ? "descending" : "ascending") : "none";
  return (
    <th scope="col" aria-sort={order} className={classOf(column)}>
      <button
        type="button"
        className={css.sort}
        title={sortBy(column.name)}
        onClick={() => onSort(column.id, column.numeric ?? false)}
      >
        {column.name}
        <span aria-hidden="true" className={css.arrow}>
          {isBy ? (sorting.descending ? "↓" : "↑") : ""}
        </span>
      </button>
    </th>
  );
}

function BodyCell<R>({
  column,
  row,
  isFirst,
  stacks,
}: {
  readonly column: Column<R>;
  readonly row: R;
  readonly isFirst: boolean;
  readonly stacks: boolean;
}) {
  const formats = useFormats();
  const value = column.value(row);
  const content = column.cell
    ? column.cell(row)
    : typeof value === "number"
      ? formats.count(value)
      : (value ?? "–");
  return isFirst ? (
    <th scope="row" role={stacks ? "rowheader" : undefined} className={classOf(column)}>
      {content}
    </th>
  ) : (
    <td
      role={stacks ? "cell" : undefined}
      className={classOf(column)}
      data-name={stacks ? column.name : undefined}
    >
      {content}
    </td>
  );
}

const Spacer = ({ height, span }: { readonly height: number; readonly span: number }) =>
  height > 0 ? (
    <tr>
      <td colSpan={span} style={{ height, padding: 0 }} />
    </tr>
  ) : undefined;

function Tools<R>({
  columns,
  rows,
  file,
}: {
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly file: string;
}) {
  const texts = useTexts(SHELL);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(rowsToTabs(columns, rows));
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <div className={css.tools}>
      <Button kind="quiet" small onPress={() => void copy()}>
        {isCopied ? texts.copied : texts.copy}
      </Button>
      <Button
        kind="quiet"
        small
        onPress={() => download(`${file}.csv`, "text/csv", rowsToCsv(columns, rows))}
      >
        {texts.csv}
      </Button>
    </div>
  );
}

function classOf<R>({ numeric, wideOnly }: Column<R>): string {
  return [numeric ? css.numeric : "", wideOnly ? css.wideOnly : ""].filter(Boolean).join(" ");
}

/** By the column's values: numbers by size, texts as the reader's language orders them, what is missing last. */
function sortRows<R>(
  rows: readonly R[],
  columns: readonly Column<R>[],
  sorting: Sorting | undefined,
): readonly R[] {
  const column = sorting && columns.find(({ id }) => id === sorting.by);
  if (!column) return rows;
  const sign = sorting.descending ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a, b] = [column.value(one), column.value(other)];
    if (a === b) return 0;
    if (a === null || a === undefined) return 1;
    if (b === null || b === undefined) return -1;
    if (typeof a === "number" && typeof b === "number") return sign * (a - b);
    return sign * `${a}`.localeCompare(`${b}`);
  });
}
