import type { Meaning, StatusCount, StatusWord, Wishes } from "../../../worker/import-messages.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/frame.tsx";
import { Select } from "../../ui/select.tsx";
import type { Choice } from "../../ui/select-list.tsx";
import { Table } from "../../ui/table.tsx";
import css from "./page.module.css";
import { TEXTS } from "./texts.ts";

interface StatusesProps {
  readonly words: readonly StatusWord[];
  readonly wishes: Wishes;
  readonly wish: (changed: Partial<Wishes>) => void;
}

/** What each word of the file's status columns means, to be said or put right. */
export function Statuses({ words, wishes, wish }: StatusesProps) {
  const texts = useTexts(TEXTS);
  const { count } = useFormats();
  if (words.length === 0) return undefined;
  const meanings = Object.keys(texts.meanings) as readonly Meaning[];
  const choices: readonly Choice<Meaning | "">[] = [
    { id: "", name: texts.none },
    ...meanings.map((id) => ({ id, name: texts.meanings[id] })),
  ];
  const mean = (word: string, meaning: Meaning | "") => {
    if (meaning !== "") wish({ statuses: { ...wishes.statuses, [word]: meaning } });
  };
  const roles = [...new Map(words.map(({ role, column }) => [role, column]))];
  return (
    <Card title={texts.statuses} lead={texts.statusesLead} flush>
      <Table
        label={texts.statuses}
        rows={words}
        rowKey={({ role, word }) => `${role} ${word}`}
        columns={[
          { id: "word", name: texts.statusWord, value: ({ word }) => word },
          { id: "column", name: texts.column, wideOnly: true, value: ({ column }) => column },
          {
            id: "rows",
            name: texts.allRows,
            numeric: true,
            value: ({ rows }) => rows,
            cell: ({ rows }) => count(rows),
          },
          {
            id: "meaning",
            name: texts.statusMeans,
            value: ({ meaning }) => meaning,
            cell: ({ word, meaning }) => (
              <Select<Meaning | "">
                label={texts.statusOf(word)}
                hidesLabel
                value={meaning ?? ""}
                choices={choices}
                onChange={(next) => mean(word, next)}
              />
            ),
          },
        ]}
        foot={
          <div className={css.fields}>
            {roles.map(([role, column]) => (
              <Button key={role} onPress={() => wish({ columns: { ...wishes.columns, [role]: "none" } })}>
                {texts.noStatus(column)}
              </Button>
            ))}
          </div>
        }
      />
    </Card>
  );
}

/** How many orders have which status, and what becomes of them. */
export function Standings({ statuses }: { readonly statuses: readonly StatusCount[] }) {
  const texts = useTexts(TEXTS);
  const { count } = useFormats();
  if (statuses.length === 0) return undefined;
  return (
    <Table
      label={texts.standings}
      rows={statuses}
      rowKey={({ word, meaning }) => `${meaning} ${word}`}
      columns={[
        { id: "word", name: texts.statusWord, value: ({ word }) => word || texts.noWord },
        {
          id: "orders",
          name: texts.orders,
          numeric: true,
          value: ({ orders }) => orders,
          cell: ({ orders }) => count(orders),
        },
        { id: "fate", name: texts.fate, value: ({ meaning }) => texts.fates[meaning] },
      ]}
    />
  );
}
