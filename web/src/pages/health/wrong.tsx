import { Link } from "react-aria-components";
import type { Health } from "../../api/health.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import css from "./health.module.css";
import { runbookHref } from "./runbooks.ts";
import { TEXTS } from "./texts.ts";

type Trouble = Health["troubles"][number];

/** The runbook that says what to do, where there is one. */
const PAGES: Readonly<Record<Trouble["kind"], string | undefined>> = {
  sending: "sending-held-up",
  "night-late": "night",
  held: "held-entries",
  budget: "offers",
  campaign: "campaigns",
  webhook: "webhooks",
  quiet: "ingestion",
  "not-understood": undefined,
  wallets: "loyalty",
  paused: "chains",
};

/** When the last night was, and what the deployment's own records say is wrong. */
export function Wrong({ health: { night, troubles } }: { readonly health: Health }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const lead = night
    ? (night.late ? texts.nightLate : texts.nightFine)(formats.day(night.date))
    : texts.noNight;
  return (
    <Card title={texts.wrong} lead={lead}>
      {troubles.length === 0 ? (
        <p>{texts.nothingWrong}</p>
      ) : (
        <ul className={css.wrong}>
          {[...new Set(troubles.map(({ kind }) => kind))].map((kind) => (
            <li key={kind}>
              {texts.troubles[kind]} <WhatToDo runbook={PAGES[kind]} />
            </li>
          ))}
        </ul>
      )}
      {troubles.length > 0 && <Link href="/">{texts.onOverview}</Link>}
    </Card>
  );
}

function WhatToDo({ runbook }: { readonly runbook: string | undefined }) {
  const { whatToDo } = useTexts(TEXTS);
  return runbook === undefined ? undefined : <Link href={runbookHref(runbook)}>{whatToDo}</Link>;
}
