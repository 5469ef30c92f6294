import { useState } from "react";
import { useWithdraw } from "../../api/codes.ts";
import { useMay } from "../../session/session.tsx";
import { useTexts } from "../../texts/language.tsx";
import { Action } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { TEXTS } from "./texts.ts";

/** Takes a code back that nobody has used, for those who may. */
export function Withdraw({ code }: { readonly code: string }) {
  const { withdraw: texts } = useTexts(TEXTS);
  const withdraw = useWithdraw();
  const [why, setWhy] = useState("");
  if (!useMay("codes.write")) return undefined;
  return (
    <Action
      label={texts.do}
      kind="danger"
      title={texts.title(code)}
      confirm={texts.do}
      isReady={why.trim() !== ""}
      act={async () => texts.done[(await withdraw.mutateAsync({ code, why: why.trim() })).kind]}
    >
      <p>{texts.why}</p>
      <TextField
        label={texts.reason}
        hint={texts.hint}
        value={why}
        onChange={setWhy}
        maxLength={200}
        isRequired
      />
    </Action>
  );
}
