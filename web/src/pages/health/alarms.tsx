import { Link } from "react-aria-components";
import type { Alarm, Health } from "../../api/health.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Notice } from "../../ui/notice.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag, type Tone } from "../../ui/tag.tsx";
import css from "./health.module.css";
import { isRunbook, RUNBOOK_NAMES, runbookHref } from "./runbooks.ts";
import { TEXTS } from "./texts.ts";

const TONES: Readonly<Record<Alarm["state"], Tone>> = { ringing: "bad", quiet: "good", unknown: "plain" };

/** Every alarm of the deployment with its state and what to do; where nothing is measured, that. */
export function Alarms({ alarms }: Pick<Health, "alarms">) {
  const texts = useTexts(TEXTS);
  if (alarms === null)
    return (
      <Notice tone="warn" title={texts.noAnswer}>
        {texts.noAnswerWhy}
      </Notice>
    );
  if (alarms.length === 0) return <Notice title={texts.noAlarms}>{texts.noAlarmsWhy}</Notice>;
  const ringing = alarms.filter(({ state }) => state === "ringing").length;
  return (
    <Card title={texts.alarms} lead={texts.alarmsLead(ringing, alarms.length)} flush>
      <AlarmTable alarms={alarms} />
    </Card>
  );
}

function AlarmTable({ alarms }: { readonly alarms: readonly Alarm[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const columns: readonly Column<Alarm>[] = [
    { id: "name", name: texts.alarm, value: ({ name }) => name, cell: ({ name }) => <code>{name}</code> },
    {
      id: "state",
      name: texts.state,
      value: ({ state }) => texts.states[state],
      cell: ({ state }) => <Tag tone={TONES[state]}>{texts.states[state]}</Tag>,
    },
    {
      id: "since",
      name: texts.since,
      wideOnly: true,
      value: ({ since }) => since,
      cell: ({ since }) => (since === undefined ? "–" : formats.instant(since)),
    },
    { id: "hurts", name: texts.hurts, wideOnly: true, value: ({ hurts }) => hurts },
    {
      id: "runbook",
      name: texts.runbook,
      value: ({ runbook }) => runbook,
      cell: ({ runbook }) => <RunbookLink name={runbook} />,
    },
  ];
  return (
    <Table label={texts.alarms} columns={columns} rows={alarms} rowKey={({ name }) => name} file="alarms" />
  );
}

function RunbookLink({ name }: { readonly name: string | undefined }) {
  if (name === undefined) return "–";
  return isRunbook(name) ? <Link href={runbookHref(name)}>{name}</Link> : name;
}

/** One alarm by its name, with its state where that is known. */
export function AlarmTag({ name, alarm }: { readonly name: string; readonly alarm: Alarm | undefined }) {
  const texts = useTexts(TEXTS);
  return (
    <Tag tone={alarm ? TONES[alarm.state] : "plain"}>
      {name}
      {alarm && `: ${texts.states[alarm.state]}`}
    </Tag>
  );
}

/** All runbooks, for who knows what is wrong without an alarm. */
export function Runbooks() {
  const texts = useTexts(TEXTS);
  return (
    <Card title={texts.runbooks} lead={texts.runbooksLead}>
      <ul className={css.runbooks}>
        {RUNBOOK_NAMES.map((name) => (
          <li key={name}>
            <Link href={runbookHref(name)}>{texts.runbookNames[name] ?? name}</Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
