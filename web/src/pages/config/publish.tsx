import { useEffect, useState } from "react";
import { type ConfigCheck, useConfigCheck, usePublish } from "../../api/config.ts";
import { useRendered } from "../../api/uploads.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Action } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Loaded } from "../../ui/state.tsx";
import { Consequences, Shift } from "./consequences.tsx";
import type { Copy } from "./copy-state.ts";
import { Plan } from "./plan/plan.tsx";
import { Remarks } from "./remarks.tsx";
import { TEXTS } from "./texts.ts";

interface PublishProps {
  readonly copy: Copy;
  readonly isDisabled: boolean;
  readonly onPublished: (version: number) => void;
}

/** Asks before it publishes: shows what the API says of the files, and what they change for whom. */
export function Publish({ copy, isDisabled, onPublished }: PublishProps) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const publish = usePublish();
  const [note, setNote] = useState("");
  const [isRight, setRight] = useState(false);
  const { base, files } = copy;
  return (
    <Action
      kind="primary"
      wide
      label={texts.publish}
      isDisabled={isDisabled}
      title={texts.publishTitle}
      confirm={texts.publishNow}
      isReady={isRight}
      act={async () => {
        const trimmed = note.trim();
        const { version } = await publish.mutateAsync({ files, base, ...(trimmed && { note: trimmed }) });
        onPublished(version);
        setNote("");
        return texts.isInForce(formats.count(version));
      }}
    >
      <Preview copy={copy} onChecked={setRight} />
      <Rendering />
      <TextField
        label={texts.note}
        hint={texts.noteHint}
        value={note}
        onChange={setNote}
        lines={2}
        maxLength={500}
      />
      <p>{texts.undoHint}</p>
    </Action>
  );
}

function Preview({
  copy: { files, base },
  onChecked,
}: {
  readonly copy: Copy;
  readonly onChecked: (isRight: boolean) => void;
}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const check = useConfigCheck(files, base, true);
  const isRight = check.data?.ok === true && check.data.since.length === 0;
  useEffect(() => onChecked(isRight), [isRight, onChecked]);
  return (
    <Loaded query={check}>
      {(found) => (
        <>
          {found.since[0] && (
            <Notice tone="bad">{texts.overtaken(formats.count(found.since[0].version))}</Notice>
          )}
          {found.ok ? (
            <p>{texts.whatChanges(formats.count(found.changes.length))}</p>
          ) : (
            <Notice tone="bad">{texts.wrong(formats.count(found.problems.length))}</Notice>
          )}
          <Remarks title={texts.problems} tone="bad" remarks={found.problems} />
          {found.warnings.length > 0 && <p>{texts.withWarnings(formats.count(found.warnings.length))}</p>}
          <Remarks title={texts.warnings} tone="warn" remarks={found.warnings} />
          <Consequences check={found} />
          {isRight ? <Plan files={files} base={base} meanwhile={shiftOf(found)} /> : shiftOf(found)}
        </>
      )}
    </Loaded>
  );
}

/** Of a config that the deployment renders beside the page. */
function Rendering() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const mails = useRendered();
  return mails && <output>{texts.rendering(formats.count(mails.done), formats.count(mails.of))}</output>;
}

const shiftOf = ({ shift }: ConfigCheck) => shift && <Shift shift={shift} />;
