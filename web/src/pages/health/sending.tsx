import { useState } from "react";
import { Link } from "react-aria-components";
import { type Health, type Sending, useSendingSwitch } from "../../api/health.ts";
import { useMay, useSession } from "../../session/session.tsx";
import { useFormats, useLanguage, useTexts } from "../../texts/language.tsx";
import { saidIn } from "../../texts/said.ts";
import { Action } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import css from "./health.module.css";
import { runbookHref } from "./runbooks.ts";
import { TEXTS } from "./texts.ts";
import { useWords } from "./words.ts";

/** Whether mails go, who says otherwise, and the switch with its undo beside it. */
export function SendingSwitch({ health }: { readonly health: Health }) {
  const texts = useTexts(TEXTS);
  const words = useWords();
  const maySwitch = useMay("sending.write");
  const { sending } = health;
  const { barrier } = sending;
  const look = barrier === null ? "" : barrier.kind === "stopped" ? css.isStopped : css.isWaiting;
  return (
    <section className={`${css.switch} ${look}`} aria-label={texts.sending}>
      <div className={css.words} aria-live="polite">
        <p className={css.state}>{words.state(barrier)}</p>
        <Why sending={sending} />
        {barrier && <Waiting health={health} />}
        {!maySwitch && <p className={css.muted}>{texts.mayNot}</p>}
      </div>
      {maySwitch && (
        <div className={css.buttons}>
          {barrier && <Resume health={health} />}
          {barrier?.kind !== "stopped" && <Stop sending={sending} />}
        </div>
      )}
    </section>
  );
}

/** Why no mail goes and who said so; while mails go, who last said that they may. */
function Why({ sending: { barrier, resumed, breach, shopStops } }: { readonly sending: Sending }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const words = useWords();
  const { language } = useLanguage();
  return (
    <>
      {barrier?.kind === "stopped" && (
        <p>
          {texts.stoppedBy(
            words.who(barrier.by),
            formats.instant(barrier.since),
            saidIn(barrier.why, language),
          )}
        </p>
      )}
      {barrier?.kind === "closed" && (
        <p>
          {texts.closedSince(formats.instant(barrier.since), barrier.why)}{" "}
          {texts.probes(formats.instant(barrier.probeAt))}
        </p>
      )}
      {barrier && <Link href={runbookHref("sending-held-up")}>{texts.whatToDo}</Link>}
      {!barrier && resumed && (
        <p className={css.muted}>
          {texts.resumedBy(words.who(resumed.by), formats.instant(resumed.at), resumed.why)}
        </p>
      )}
      {breach !== null && <p>{texts.overLimit(saidIn(breach, language))}</p>}
      {shopStops.map(({ shop, request, at }) => (
        <p key={shop}>{texts.shopStop(shop, request, formats.instant(at))}</p>
      ))}
    </>
  );
}

function Waiting({ health: { sending, now } }: { readonly health: Health }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const words = useWords();
  const { barrier, waiting } = sending;
  if (!barrier) return undefined;
  return (
    <p>
      {words.due(waiting)} {words.inChains(waiting)}{" "}
      {texts.stoppedFor(formats.duration(Math.max(0, now - barrier.since)))}
    </p>
  );
}

const MOST_LETTERS = 200;

function Reason({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const texts = useTexts(TEXTS);
  return (
    <TextField
      label={texts.reason}
      hint={texts.reasonHint}
      value={value}
      onChange={onChange}
      maxLength={MOST_LETTERS}
      isRequired
    />
  );
}

/** Asks for the reason, and says what it stops: everything. */
function Stop({ sending: { days, waiting } }: { readonly sending: Sending }) {
  const { stopping, ...texts } = useTexts(TEXTS);
  const formats = useFormats();
  const words = useWords();
  const { stop } = useSendingSwitch();
  const [reason, setReason] = useState("");
  const sent = days.reduce((sum, day) => sum + day.sent, 0);
  return (
    <Action
      label={stopping.do}
      kind="danger"
      title={stopping.title}
      confirm={stopping.do}
      isReady={reason.trim() !== ""}
      act={async () => {
        const { changed } = await stop.mutateAsync(reason.trim());
        setReason("");
        return changed ? undefined : texts.nothingChanged;
      }}
    >
      <div className={css.asked}>
        <ul>
          <li>{stopping.what}</li>
          <li>
            {stopping.numbers(formats.count(sent))} {words.inChains(waiting)}
          </li>
          <li>{stopping.nobodyLost}</li>
          <li>{stopping.others}</li>
          <li>{stopping.undo}</li>
        </ul>
        <Reason value={reason} onChange={setReason} />
      </div>
    </Action>
  );
}

/** The undo: says what goes out then, as far as it is known. */
function Resume({ health: { sending } }: { readonly health: Health }) {
  const { resuming, ...texts } = useTexts(TEXTS);
  const { language } = useLanguage();
  const words = useWords();
  const { subject } = useSession();
  const { resume } = useSendingSwitch();
  const [reason, setReason] = useState("");
  const { barrier, breach, waiting } = sending;
  const isOwn = barrier?.kind === "stopped" && barrier.by?.subject === subject;
  return (
    <Action
      label={resuming.do}
      kind="primary"
      title={resuming.title}
      confirm={resuming.do}
      isReady={reason.trim() !== ""}
      act={async () => {
        const { changed } = await resume.mutateAsync(reason.trim());
        setReason("");
        return changed ? undefined : texts.nothingChanged;
      }}
    >
      <div className={css.asked}>
        <ul>
          <li>
            {words.due(waiting)} {words.inChains(waiting)}
          </li>
          {waiting.campaigns.length > 0 && <li>{resuming.campaigns(waiting.campaigns.join(", "))}</li>}
          <li>{resuming.askedAgain}</li>
          <li>{resuming.pace}</li>
          {barrier?.kind === "stopped" && <li>{resuming.counts}</li>}
          {breach !== null && <li>{resuming.limit(saidIn(breach, language))}</li>}
          {barrier?.kind === "stopped" && !isOwn && barrier.by && (
            <li>{resuming.others(words.who(barrier.by))}</li>
          )}
        </ul>
        <Reason value={reason} onChange={setReason} />
      </div>
    </Action>
  );
}
