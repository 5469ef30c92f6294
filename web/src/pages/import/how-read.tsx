import { useState } from "react";
import type { DateForm, Look, Wishes } from "../../../worker/import-messages.ts";
import { useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Select } from "../../ui/select.tsx";
import type { Choice } from "../../ui/select-list.tsx";
import { Table } from "../../ui/table.tsx";
import css from "./page.module.css";
import { type ImportRole, ROLES } from "./roles.ts";
import { Statuses } from "./statuses.tsx";
import { TEXTS } from "./texts.ts";
import type { Importing } from "./use-import.ts";

interface HowReadProps {
  readonly importing: Importing;
  /** What is known of the file so far; of one that leaves something open, only its titles and first rows. */
  readonly look: Pick<Look, "titles" | "rows"> & Partial<Look>;
}

/** As a pattern of `comeback import --date-format`. */
const PATTERNS: Readonly<Record<DateForm, string>> = {
  ...{ ymd: "YYYY-MM-DD", dmy: "DD.MM.YYYY", mdy: "MM/DD/YYYY" },
  ...{ unix: "unix", excel: "excel", "excel-1904": "excel-1904" },
};
const FORMS = Object.keys(PATTERNS) as readonly DateForm[];

const ENCODINGS = ["utf-8", "windows-1251", "windows-1252", "utf-16le", "koi8-r", "macintosh"] as const;

/** How the file was understood, to be put right. */
export function HowRead({ importing: { wishes, wish }, look }: HowReadProps) {
  const texts = useTexts(TEXTS);
  const { subject, header } = wishes;
  const lists = (...names: readonly (readonly string[] | undefined)[]) => names.flat().join(", ");
  return (
    <>
      <Card title={texts.howRead} lead={look.encoding && texts.howReadLead(look.encoding)}>
        {look.known && <p>{texts.known(look.known.tool, look.known.of)}</p>}
        <div className={css.fields}>
          <Select
            label={texts.subject}
            value={subject}
            choices={(["orders", "people"] as const).map((id) => ({ id, name: texts.subjects[id] }))}
            onChange={(next) => wish({ subject: next, columns: {} })}
          />
          <Select
            label={texts.firstLine}
            value={header ? "titles" : "data"}
            choices={(["titles", "data"] as const).map((id) => ({ id, name: texts.firstLines[id] }))}
            onChange={(next) => wish({ header: next === "titles", columns: {} })}
          />
          <Select
            label={texts.dates}
            value={FORMS.find((form) => PATTERNS[form] === wishes.dateFormat) ?? look.dateForm ?? "auto"}
            choices={(["auto", ...FORMS] as const).map((id) => ({ id, name: texts.dateForms[id] }))}
            onChange={(next) => wish(said("dateFormat", next === "auto" ? undefined : PATTERNS[next]))}
          />
          {subject === "orders" && (
            <Select
              label={texts.decimal}
              value={wishes.decimal ?? look.decimal ?? "auto"}
              choices={(["auto", ",", "."] as const).map((id) => ({ id, name: texts.decimals[id] }))}
              onChange={(next) => wish(said("decimal", next === "auto" ? undefined : next))}
            />
          )}
          <Select
            label={texts.delimiter}
            value={delimiterIn(wishes.delimiter ?? look.delimiter)}
            choices={DELIMITERS.map((id) => ({ id, name: texts.delimiters[id] }))}
            onChange={(next) => wish(said("delimiter", next === "auto" ? undefined : next))}
          />
          <Select
            label={texts.encoding}
            value={ENCODINGS.find((one) => one === wishes.encoding) ?? "auto"}
            choices={[
              { id: "auto", name: texts.asFound },
              ...ENCODINGS.map((id): Choice<(typeof ENCODINGS)[number] | "auto"> => ({ id, name: id })),
            ]}
            onChange={(next) => wish(said("encoding", next === "auto" ? undefined : next))}
          />
        </div>
      </Card>
      {look.statuses && <Statuses words={look.statuses} wishes={wishes} wish={wish} />}
      <Columns wishes={wishes} wish={wish} look={look} />
      {subject === "people" && look.columns && look.columns.consent === undefined && !look.known && (
        <Card>
          <Select
            label={texts.consentOfAll}
            hint={texts.consentHint}
            value={consentIn(wishes)}
            choices={(["asFile", "yes", "no"] as const).map((id) => ({ id, name: texts.consents[id] }))}
            onChange={(next) => {
              const { consent: _, ...columns } = wishes.columns;
              wish({ columns: next === "asFile" ? columns : { ...columns, consent: next } });
            }}
          />
        </Card>
      )}
      {lists(look.attributes).length > 0 && (
        <p className={css.note}>{texts.attributes(lists(look.attributes))}</p>
      )}
      {lists(look.leftOut).length > 0 && <p className={css.note}>{texts.leftOut(lists(look.leftOut))}</p>}
    </>
  );
}

const DELIMITERS = ["auto", ",", ";", "\t", "|"] as const;
const delimiterIn = (delimiter: string | undefined) => DELIMITERS.find((one) => one === delimiter) ?? "auto";

const consentIn = ({ columns: { consent } }: Wishes) =>
  consent === "yes" || consent === "no" ? consent : "asFile";

const said = <K extends keyof Wishes>(name: K, value: Wishes[K] | undefined): Partial<Wishes> =>
  ({ [name]: value }) as Partial<Wishes>;

interface ColumnsProps {
  readonly wishes: Wishes;
  readonly wish: (changed: Partial<Wishes>) => void;
  readonly look: HowReadProps["look"];
}

/** Which column is what, with what stands in it. */
function Columns({ wishes, wish, look }: ColumnsProps) {
  const texts = useTexts(TEXTS);
  const { titles, rows, columns = {} } = look;
  if (titles.length === 0) return undefined;
  const roles: readonly ImportRole[] = ROLES[wishes.subject];
  const taken = roles.filter((role) => columns[role] !== undefined);
  const free = roles.filter((role) => columns[role] === undefined);
  const choices = titles.map((title, at): Choice<string> => ({ id: `${at}`, name: title }));
  const choose = (role: ImportRole, column: string) =>
    wish({ columns: { ...wishes.columns, [role]: titles[Number(column)] ?? "" } });
  const examples = (at: number) =>
    [...new Set(rows.map((cells) => cells[at] ?? "").filter(Boolean))].slice(0, 3).join(" · ");
  return (
    <Card title={texts.columns} flush>
      <Table
        label={texts.columns}
        rows={taken}
        rowKey={(role) => role}
        columns={[
          { id: "role", name: texts.role, value: (role) => texts.roles[role] },
          {
            id: "column",
            name: texts.column,
            value: (role) => titles[columns[role] ?? -1],
            cell: (role) => (
              <Select
                label={texts.roles[role]}
                hidesLabel
                value={`${columns[role]}`}
                choices={choices}
                onChange={(column) => choose(role, column)}
              />
            ),
          },
          { id: "examples", name: texts.examples, value: (role) => examples(columns[role] ?? -1) },
        ]}
        foot={<Add free={free} choices={choices} onChoose={choose} />}
      />
    </Card>
  );
}

/** Says of a column what nobody has recognised it for. */
function Add({
  free,
  choices,
  onChoose,
}: {
  readonly free: readonly ImportRole[];
  readonly choices: readonly Choice<string>[];
  readonly onChoose: (role: ImportRole, column: string) => void;
}) {
  const texts = useTexts(TEXTS);
  const [role, setRole] = useState<ImportRole | "">("");
  return (
    <div className={css.fields}>
      <Select
        label={texts.addColumn}
        value={role}
        choices={[
          { id: "" as const, name: texts.none },
          ...free.map((id): Choice<ImportRole | ""> => ({ id, name: texts.roles[id] })),
        ]}
        onChange={setRole}
      />
      {role !== "" && (
        <Select
          label={texts.column}
          value=""
          choices={[{ id: "", name: texts.none }, ...choices]}
          onChange={(column) => {
            if (column === "") return;
            setRole("");
            onChoose(role, column);
          }}
        />
      )}
    </div>
  );
}
