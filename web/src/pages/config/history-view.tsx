import { useState } from "react";
import { type ConfigVersion, type Files, useRollback, useVersion } from "../../api/config.ts";
import { useSession } from "../../session/session.tsx";
import { useFormats, useLanguage, useTexts } from "../../texts/language.tsx";
import { saidIn } from "../../texts/said.ts";
import { Button } from "../../ui/button.tsx";
import { Action } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card, Row } from "../../ui/frame.tsx";
import { Select } from "../../ui/select.tsx";
import { Loading } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { oneOf, text, useView } from "../../view/view.ts";
import { FileDiffs } from "./changes-view.tsx";
import { TEXTS } from "./texts.ts";

interface HistoryProps {
  readonly history: readonly ConfigVersion[];
  readonly mine: Files;
  readonly mayEdit: boolean;
}

const DRAFT = "draft";
/** As long as the API takes one. */
const NOTE_CHARS = 500;

/** Every version with who, when and why; what is different between any two; and the way back. */
export function HistoryView({ history, mine, mayEdit }: HistoryProps) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const nameOf = usePublisher();
  const { language } = useLanguage();
  const [view, setView] = useView({ from: text(), to: text(), tab: oneOf("history") });
  const inForce = history[0]?.version ?? 0;
  const rolled = (version: number) =>
    mayEdit && version !== inForce && <Rollback version={version} inForce={inForce} />;
  return (
    <>
      <Card flush title={texts.tabs.history}>
        <Table
          label={texts.tabs.history}
          file="config-history"
          rows={history}
          rowKey={({ version }) => `${version}`}
          columns={[
            {
              id: "version",
              name: texts.version,
              value: ({ version }) => version,
              cell: ({ version }) => (
                <>
                  {formats.count(version)} {version === inForce && <Tag tone="good">{texts.inForce}</Tag>}
                </>
              ),
            },
            {
              id: "when",
              name: texts.when,
              value: ({ publishedAt }) => publishedAt,
              cell: ({ publishedAt }) => formats.instant(publishedAt),
            },
            { id: "who", name: texts.who, value: ({ by }) => nameOf(by), wideOnly: true },
            { id: "note", name: texts.note, value: ({ note }) => saidIn(note ?? "", language) },
            {
              id: "do",
              name: texts.compare,
              value: () => "",
              cell: ({ version }) => (
                <Row>
                  <Button
                    small
                    kind="quiet"
                    onPress={() => setView({ from: `${Math.max(0, version - 1)}`, to: `${version}` })}
                  >
                    {texts.compare}
                  </Button>
                  {rolled(version)}
                </Row>
              ),
            },
          ]}
        />
      </Card>
      {view.from !== undefined && view.to !== undefined && (
        <Between {...{ history, mine }} from={view.from} to={view.to} onChange={(next) => setView(next)} />
      )}
    </>
  );
}

function Between({
  history,
  mine,
  from,
  to,
  onChange,
}: Pick<HistoryProps, "history" | "mine"> & {
  readonly from: string;
  readonly to: string;
  readonly onChange: (next: { from?: string; to?: string }) => void;
}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const [before, after] = [useFiles(from, mine), useFiles(to, mine)];
  const choices = [
    { id: DRAFT, name: texts.draft },
    ...history.map(({ version }) => ({
      id: `${version}`,
      name: `${texts.version} ${formats.count(version)}`,
    })),
    { id: "0", name: texts.nothingYet },
  ];
  return (
    <>
      <Row>
        <Select
          label={texts.from}
          choices={choices}
          value={from}
          onChange={(chosen) => onChange({ from: chosen })}
        />
        <Select
          label={texts.to}
          choices={choices}
          value={to}
          onChange={(chosen) => onChange({ to: chosen })}
        />
      </Row>
      {before && after ? <FileDiffs before={before} after={after} /> : <Loading />}
    </>
  );
}

/** Of a version, or of the draft. */
function useFiles(which: string, mine: Files): Files | undefined {
  const version = useVersion(which === DRAFT || !/^\d+$/.test(which) ? undefined : Number(which));
  return which === DRAFT ? mine : version.data;
}

function Rollback({ version, inForce }: { readonly version: number; readonly inForce: number }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const rollback = useRollback();
  const [note, setNote] = useState("");
  return (
    <Action
      small
      label={texts.rollback}
      title={texts.rollbackTitle(formats.count(version))}
      confirm={texts.rollback}
      act={async () => {
        const trimmed = note.trim();
        const done = await rollback.mutateAsync({
          version,
          base: inForce,
          ...(trimmed && { note: trimmed }),
        });
        setNote("");
        return texts.isInForce(formats.count(done.version));
      }}
    >
      <p>{texts.rollbackWhat(formats.count(version))}</p>
      <TextField
        label={texts.note}
        hint={texts.rollbackHint}
        value={note}
        onChange={setNote}
        lines={2}
        maxLength={NOTE_CHARS}
      />
    </Action>
  );
}

const LONG = 24;

/** Who published: the reader, a name from a command line, or an id. */
export function usePublisher(): (by: string) => string {
  const texts = useTexts(TEXTS);
  const { subject } = useSession();
  return (by) => (by === subject ? texts.you : by.length > LONG ? `${by.slice(0, 8)}…` : by);
}
