import { type Instant, isTimeZone } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { Traits } from "../../domain/facts/facts.ts";
import { type Attribute, traitsIn } from "./attributes.ts";
import { type BadRow, type Layout, type Remarked, readRecord, type Source, shapeProblem } from "./cells.ts";
import { cellsUnder, type Said, saidOf } from "./exports/said.ts";
import { type Person, pastIn, personIn } from "./person.ts";
import type { CsvRecord } from "./records.ts";

export interface PersonRow extends Source, Person, Said, Remarked {
  /** When the person signed up, where the file says so. */
  readonly at?: Instant;
  readonly attributes: Traits;
}

/** A row that is about no mailbox, and what it is. */
export interface LeftOut {
  readonly leftOut: string;
}

export const isLeftOut = (row: PersonRow | BadRow | LeftOut): row is LeftOut => "leftOut" in row;

/** Reads one record, or says why it is nobody. */
export function readPerson(
  record: CsvRecord,
  layout: Layout,
  attributes: readonly Attribute[],
): PersonRow | BadRow | LeftOut {
  const { known } = layout;
  const under = known && cellsUnder(record, known);
  const status = known && under && known.tool.status?.of(under, known.contents);
  const isWhole = shapeProblem(record, layout) === undefined;
  if (status?.leftOut !== undefined && isWhole) return { leftOut: status.leftOut };
  return readRecord(record, layout, (cell, findings): Omit<PersonRow, keyof Source> => {
    const { consent: asked, ...person } = personIn(cell, layout, findings);
    const when = cell("date");
    const at =
      when === ""
        ? undefined
        : pastIn({ what: "date", text: when, form: layout.dateOrder }, layout, findings.problems);
    const zone = under?.(known?.tool.timeZone ?? "") ?? "";
    return {
      ...person,
      ...(isTimeZone(zone) && { timeZone: zone }),
      ...saidOf(status ?? {}, asked, { layout, remarks: findings.remarks }),
      ...defined({ at }),
      attributes: traitsIn(record, attributes, findings.remarks),
    };
  });
}
