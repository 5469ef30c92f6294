import { useState } from "react";
import type { MailOverview, MailsOverview } from "../../api/mails.ts";
import { useMay } from "../../session/session.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import css from "./mail.module.css";
import type { ChangeView, MailView } from "./mail-view.ts";
import { TEXTS } from "./texts.ts";

interface ControlsProps {
  readonly overview: MailsOverview;
  readonly mail: MailOverview;
  readonly view: MailView;
  /** The one that is shown. */
  readonly language: string;
  readonly onChange: ChangeView;
}

const NONE = "-";
/** Selects choose among texts; the address says nothing of what is usual. */
const unlessNone = (id: string) => (id === NONE ? undefined : id);

/** Which version of the mail, and as whom. */
export function MailControls({ overview, mail, view, language, onChange }: ControlsProps) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const mayKeep = useMay("config.draft");
  const mayKnow = useMay("personal.read");
  const tierName = ({ id, from }: MailsOverview["tiers"][number]) =>
    `${id} (${formats.money(Math.round(from * 100), overview.currency)} +)`;
  return (
    <div className={css.controls}>
      {mayKeep && (
        <Select
          label={texts.views}
          value={view.of}
          onChange={(of) => onChange({ of })}
          choices={[
            { id: "published", name: texts.inForce },
            { id: "draft", name: texts.draft },
          ]}
        />
      )}
      <Select
        label={texts.language}
        value={language}
        onChange={(next) => onChange({ language: next })}
        choices={Object.keys(mail.subjects).map((id) => ({ id, name: id }))}
      />
      {mail.variants.length > 0 && (
        <Select
          label={texts.variant}
          value={view.variant ?? NONE}
          onChange={(id) => onChange({ variant: unlessNone(id) })}
          choices={[{ id: NONE, name: texts.noVariant }, ...mail.variants.map((id) => ({ id, name: id }))]}
        />
      )}
      <Select
        label={texts.as}
        value={view.as}
        onChange={(as) => onChange({ as, ...(as !== "customer" && { customer: undefined }) })}
        choices={[
          { id: "full", name: texts.full },
          { id: "bare", name: texts.bare },
          ...(mayKnow ? [{ id: "customer" as const, name: texts.real }] : []),
        ]}
      />
      {view.as === "customer" ? (
        <Customer value={view.customer ?? ""} onChange={(customer) => onChange({ customer })} />
      ) : (
        <Select
          label={texts.tier}
          value={view.tier ?? NONE}
          onChange={(id) => onChange({ tier: unlessNone(id) })}
          choices={[
            { id: NONE, name: texts.anyTier },
            ...overview.tiers.map((tier) => ({ id: tier.id, name: tierName(tier) })),
          ]}
        />
      )}
    </div>
  );
}

function Customer({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (customer: string) => void;
}) {
  const texts = useTexts(TEXTS);
  const [typed, setTyped] = useState(value);
  return (
    <form
      className={css.customer}
      onSubmit={(event) => {
        event.preventDefault();
        onChange(typed.trim());
      }}
    >
      <TextField label={texts.customer} hint={texts.customerHint} value={typed} onChange={setTyped} />
      <Button type="submit" isDisabled={typed.trim() === ""}>
        {texts.show}
      </Button>
    </form>
  );
}
