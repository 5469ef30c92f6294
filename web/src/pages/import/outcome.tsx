import { useState } from "react";
import type { Outcome, Subject } from "../../../worker/import-messages.ts";
import { useFormats, useLanguage, useTexts } from "../../texts/language.tsx";
import { Button } from "../../ui/button.tsx";
import { Action } from "../../ui/dialog.tsx";
import { download } from "../../ui/export.ts";
import { Checkbox } from "../../ui/field.tsx";
import { Card } from "../../ui/frame.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Stat, Stats } from "../../ui/stat.tsx";
import { Table } from "../../ui/table.tsx";
import css from "./page.module.css";
import { Standings } from "./statuses.tsx";
import { TEXTS } from "./texts.ts";
import type { Importing } from "./use-import.ts";

/** What would go in, and the button that lets it. */
export function Found({
  importing: { file, wishes, send },
  outcome,
}: {
  readonly importing: Importing;
  readonly outcome: Outcome;
}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const isOrders = wishes.subject === "orders";
  const [isAnew, setAnew] = useState(false);
  const { items } = outcome.counts;
  const count = { text: formats.count(items), value: items };
  return (
    <>
      <Card
        title={texts.whatIsIn}
        actions={
          outcome.counts.items > 0 && (
            <Action
              kind="primary"
              label={texts.go(count, isOrders)}
              title={texts.go(count, isOrders)}
              confirm={texts.yes}
              act={async () => {
                send(isAnew);
                return undefined;
              }}
            >
              <p>{texts.asks(count, isOrders)}</p>
              <p>{texts.asksMore}</p>
              <Checkbox isSelected={isAnew} onChange={setAnew}>
                {texts.anew}
              </Checkbox>
            </Action>
          )
        }
      >
        {outcome.counts.items === 0 && <Notice tone="warn">{texts.nothing}</Notice>}
        <Figures outcome={outcome} subject={wishes.subject} />
      </Card>
      <BadRows outcome={outcome} name={file?.name ?? ""} />
    </>
  );
}

/** What went in, the report, and how to take it back. */
export function Done({
  outcome,
  id,
  subject,
}: {
  readonly outcome: Outcome;
  readonly id: string;
  readonly subject: Subject;
}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { sent, items } = outcome.counts;
  const of = { text: formats.count(outcome.counts.rows), value: outcome.counts.rows };
  return (
    <>
      <Notice tone={sent === items ? "good" : "warn"} title={texts.done(formats.count(sent), of)} live>
        {texts.doneMore}
      </Notice>
      <Card title={texts.whatIsIn}>
        <Figures outcome={outcome} subject={subject} />
      </Card>
      <BadRows outcome={outcome} name={id} />
      <Card>
        <p>{texts.undo}</p>
        <pre className={css.command}>{`npx comeback import --undo ${id} --reason "…"`}</pre>
      </Card>
    </>
  );
}

function Figures({ outcome, subject }: { readonly outcome: Outcome; readonly subject: Subject }) {
  const texts = useTexts(TEXTS);
  const { count } = useFormats();
  const { counts, mailing, statuses } = outcome;
  return (
    <>
      <Stats>
        <Stat label={texts.allRows} value={count(counts.rows)} />
        <Stat label={texts[subject]} value={count(counts.items)} />
        <Stat label={texts.repeated} value={count(counts.duplicates)} explain={texts.repeatedWhy} />
        <Stat label={texts.bad} value={count(counts.bad)} explain={texts.badWhy} />
        {counts.incomplete > 0 && <Stat label={texts.incomplete} value={count(counts.incomplete)} />}
        {counts.leftOut > 0 && <Stat label={texts.left} value={count(counts.leftOut)} />}
      </Stats>
      <Standings statuses={statuses} />
      {mailing && (
        <>
          <h3>{texts.mails}</h3>
          <Stats>
            <Stat label={texts.agreed} value={count(mailing.agreed)} />
            <Stat label={texts.withdrew} value={count(mailing.withdrew)} />
            <Stat label={texts.unsaid} value={count(mailing.unsaid)} explain={texts.unsaidWhy} />
            <Stat label={texts.stopped} value={count(mailing.bounced + mailing.complained)} />
          </Stats>
        </>
      )}
    </>
  );
}

function BadRows({ outcome, name }: { readonly outcome: Outcome; readonly name: string }) {
  const texts = useTexts(TEXTS);
  const { language } = useLanguage();
  const { report, examples } = outcome;
  if (!report) return undefined;
  const file = `${name.replace(/\.[a-z]+$/i, "")}-bad-rows.csv`;
  return (
    <Card
      title={texts.badRows}
      lead={texts.badRowsLead}
      actions={<Button onPress={() => download(file, "text/csv", report)}>{texts.saveReport}</Button>}
      flush
    >
      <Table
        label={texts.badRows}
        rows={examples}
        rowKey={({ line, reason }) => `${line} ${reason.en}`}
        columns={[
          { id: "line", name: texts.line, numeric: true, value: ({ line }) => line },
          { id: "reason", name: texts.reason, value: ({ reason }) => reason[language] },
        ]}
      />
    </Card>
  );
}
