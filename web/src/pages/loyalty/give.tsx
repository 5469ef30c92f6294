import { useState } from "react";
import { useGrant } from "../../api/loyalty.ts";
import { useMay } from "../../session/session.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Action } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { TEXTS } from "./texts.ts";

const newName = (): string => `page-${crypto.randomUUID()}`;

/** Gives points, or takes some, with a reason, for those who may. What was tried and not answered is tried under the same name. */
export function Give({ customer }: { readonly customer: string }) {
  const { grant: texts } = useTexts(TEXTS);
  const formats = useFormats();
  const give = useGrant();
  const [points, setPoints] = useState("");
  const [reason, setReason] = useState("");
  const [grant, setGrant] = useState(newName);
  const asked = pointsIn(points);
  if (!useMay("loyalty.write")) return undefined;
  return (
    <Action
      label={texts.do}
      kind="primary"
      title={texts.title(customer)}
      confirm={texts.do}
      isReady={asked !== undefined && reason.trim() !== ""}
      act={async () => {
        if (asked === undefined) return undefined;
        const { kind } = await give.mutateAsync({ customer, points: asked, reason: reason.trim(), grant });
        setGrant(newName());
        setPoints("");
        setReason("");
        if (kind === "same") return texts.same;
        const shown = { value: Math.abs(asked), text: formats.count(Math.abs(asked)) };
        return asked > 0 ? texts.granted(shown) : texts.taken(shown);
      }}
    >
      <p>{texts.why}</p>
      <TextField
        label={texts.points}
        error={points !== "" && asked === undefined ? texts.pointsError : undefined}
        value={points}
        onChange={setPoints}
        isRequired
      />
      <TextField
        label={texts.reason}
        hint={texts.hint}
        value={reason}
        onChange={setReason}
        maxLength={200}
        isRequired
      />
    </Action>
  );
}

/** A whole number other than 0, as the API takes it. */
function pointsIn(text: string): number | undefined {
  const points = /^[-−]?\d{1,9}$/.test(text.trim()) ? Number(text.trim().replace("−", "-")) : 0;
  return points === 0 ? undefined : points;
}
