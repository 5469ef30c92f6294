import { useState } from "react";
import { ApiProblem } from "../../api/problem.ts";
import { type Member, ROLES, type Role, useManageTeam } from "../../api/team.ts";
import { useTexts } from "../../texts/language.tsx";
import { Action } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import type { TeamTexts } from "./texts.en.ts";
import { TEXTS } from "./texts.ts";

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Invites somebody by mail. */
export function Invite() {
  const texts = useTexts(TEXTS);
  const { invite } = useManageTeam();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("viewer");
  const isAddress = ADDRESS.test(email.trim());
  return (
    <Action
      label={texts.invite.do}
      kind="primary"
      title={texts.invite.title}
      confirm={texts.invite.confirm}
      isReady={isAddress}
      act={async () => {
        const { result, member } = await invite.mutateAsync({ email: email.trim(), role });
        setEmail("");
        return texts.invite[result](member.email, texts.roles[role]);
      }}
    >
      <p>{texts.invite.why}</p>
      <TextField
        label={texts.invite.email}
        type="email"
        value={email}
        onChange={setEmail}
        error={email !== "" && !isAddress ? texts.invite.wrong : undefined}
        isRequired
      />
      <RoleField value={role} onChange={setRole} />
    </Action>
  );
}

/** For somebody who has not used the first password. */
export function InviteAgain({ member: { email, role = "viewer" } }: { readonly member: Member }) {
  const texts = useTexts(TEXTS);
  const { invite } = useManageTeam();
  return (
    <Action
      label={texts.again.do}
      small
      kind="quiet"
      title={texts.again.title(email)}
      confirm={texts.again.do}
      act={async () => {
        const { result } = await invite.mutateAsync({ email, role });
        return texts.invite[result](email, texts.roles[role]);
      }}
    >
      <p>{texts.again.why}</p>
    </Action>
  );
}

export function ChangeRole({ member: { id, email, role: has } }: { readonly member: Member }) {
  const texts = useTexts(TEXTS);
  const { changeRole } = useManageTeam();
  const [role, setRole] = useState<Role>(has ?? "viewer");
  return (
    <Action
      label={texts.change.do}
      small
      kind="quiet"
      title={texts.change.title(email)}
      confirm={texts.change.do}
      isReady={role !== has}
      act={() =>
        saying(texts, async () => {
          const { result } = await changeRole.mutateAsync({ id, role });
          return result === "same" ? texts.change.same : texts.change.done(email, texts.roles[role]);
        })
      }
    >
      <p>{texts.change.why}</p>
      <RoleField value={role} onChange={setRole} />
    </Action>
  );
}

interface RemoveProps {
  readonly member: Member;
  /** The row goes with the person: what was done is told elsewhere. */
  readonly onDone: (says: string) => void;
}

export function Remove({ member: { id, email }, onDone }: RemoveProps) {
  const texts = useTexts(TEXTS);
  const { remove } = useManageTeam();
  return (
    <Action
      label={texts.remove.do}
      small
      kind="quiet"
      isDanger
      title={texts.remove.title(email)}
      confirm={texts.remove.do}
      act={() =>
        saying(texts, async () => {
          await remove.mutateAsync({ id });
          onDone(texts.remove.done(email));
          return undefined;
        })
      }
    >
      <p>{texts.remove.why}</p>
    </Action>
  );
}

function RoleField({ value, onChange }: { readonly value: Role; readonly onChange: (role: Role) => void }) {
  const texts = useTexts(TEXTS);
  return (
    <Select
      label={texts.role}
      choices={ROLES.map((id) => ({ id, name: texts.roles[id] }))}
      value={value}
      onChange={onChange}
      hint={texts.may[value]}
    />
  );
}

/** Why somebody stays what they are, in the reader's language. */
async function saying<T>(texts: TeamTexts, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const why = error instanceof ApiProblem ? error.document.why : undefined;
    if (why === "oneself" || why === "last-admin") throw new Error(texts.kept[why]);
    throw error;
  }
}
