import { useState } from "react";
import { type MailAsked, useTestMail } from "../../api/mails.ts";
import { useSession } from "../../session/session.tsx";
import { useTexts } from "../../texts/language.tsx";
import { Action } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { TEXTS } from "./texts.ts";

/** Sends the mail as it is shown, to the reader or to somebody of the team. */
export function TestMail({ asked }: { readonly asked: MailAsked }) {
  const texts = useTexts(TEXTS);
  const { email = "" } = useSession();
  const [to, setTo] = useState(email);
  const send = useTestMail(asked);
  const isForOneself = asked.customer !== undefined;
  const other = !isForOneself && to.trim() !== email ? to.trim() : undefined;
  return (
    <Action
      label={texts.test}
      title={texts.testTitle}
      confirm={texts.testSend}
      isReady={isForOneself || email === "" || to.trim() !== ""}
      act={async () => {
        const sent = await send.mutateAsync(other);
        return texts.testSent(sent.to, sent.subject);
      }}
    >
      <p>{texts.testWhat}</p>
      {isForOneself ? (
        <p>{texts.testOnlyMe}</p>
      ) : (
        <TextField type="email" label={texts.testTo} hint={texts.testToHint} value={to} onChange={setTo} />
      )}
    </Action>
  );
}
