import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import type { KeptDraft } from "../../../api/config.ts";
import { useFormats, useTexts } from "../../../texts/language.tsx";
import { ButtonLink } from "../../../ui/button.tsx";
import { Page } from "../../../ui/frame.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Empty } from "../../../ui/state.tsx";
import { useFound } from "../../config/checker.ts";
import { Elsewhere } from "../../config/elsewhere.tsx";
import { Remarks } from "../../config/remarks.tsx";
import { SavingState } from "../../config/saving-state.tsx";
import { useWorkingCopy } from "../../config/use-working-copy.ts";
import { type Field, isAbout } from "./field.ts";
import { type ChainForm, chainForm } from "./form.ts";
import type { Change } from "./input.tsx";
import { OfferCard } from "./offer-card.tsx";
import { StepCard } from "./step-card.tsx";
import { EDIT } from "./texts.ts";

interface EditingProps {
  readonly id: string;
  readonly frame: Omit<Parameters<typeof Page>[0], "children">;
  readonly start: Parameters<typeof useWorkingCopy>[0];
  readonly onTakeOther: (kept: KeptDraft) => void;
}

const CHANGES = "/config?tab=changes";

/** The form. It keeps nothing of its own: what it shows is what the draft's files say. */
export function Editing({ id, frame, start, onTakeOther }: EditingProps) {
  const texts = useTexts(EDIT);
  const formats = useFormats();
  const navigate = useNavigate();
  const { copy, changes, saving, act, keepMine } = useWorkingCopy(start, true);
  const { files, baseFiles, base } = copy;
  const form = useMemo(() => chainForm(id, files, baseFiles), [id, files, baseFiles]);
  const found = useFound(files);
  const problems = found?.problems ?? [];
  const fields = form ? fieldsOf(form) : [];
  const elsewhere = problems.filter((problem) => !fields.some((field) => isAbout(field, problem)));
  const change: Change = {
    errorOf: (field) => problems.find((problem) => isAbout(field, problem))?.message,
    onChange: (field, value) => act({ kind: "write", path: field.file, text: field.with(value) }),
  };
  const open = (file: string) => void navigate({ to: "/config", search: { file } } as never);
  return (
    <Page
      {...frame}
      lead={texts.lead}
      actions={
        <>
          <SavingState saving={saving} changed={Object.keys(changes).length} />
          {saving.kind === "saved" && (
            <ButtonLink kind="primary" href={CHANGES}>
              {texts.publish}
            </ButtonLink>
          )}
        </>
      }
    >
      {saving.kind === "outdated" && (
        <Elsewhere kept={saving.kept} onTakeOther={onTakeOther} onKeepMine={keepMine} />
      )}
      {base !== start.version && (
        <Notice
          tone="warn"
          title={texts.overtaken(formats.count(start.version))}
          action={
            <ButtonLink small href="/config">
              {texts.openConfig}
            </ButtonLink>
          }
        >
          {texts.overtakenWhat}
        </Notice>
      )}
      {!form && (
        <Empty title={texts.gone} action={<ButtonLink href="/config">{texts.openConfig}</ButtonLink>}>
          {texts.goneWhy}
        </Empty>
      )}
      {form?.unreadable.map((file) => (
        <Notice
          key={file}
          tone="bad"
          action={
            <ButtonLink small href={`/config?file=${encodeURIComponent(file)}`}>
              {texts.openFile(file)}
            </ButtonLink>
          }
        >
          {texts.unreadable(file)}
        </Notice>
      ))}
      {form?.steps.map((step) => (
        <StepCard key={step.step} step={step} change={change} />
      ))}
      {form && form.offers.length > 0 && <OfferCard offers={form.offers} change={change} />}
      <div aria-live="polite">
        {!found && <Notice>{texts.checking}</Notice>}
        {found && problems.length === 0 && <Notice tone="good">{texts.allRight}</Notice>}
        <Remarks
          title={texts.otherProblems}
          tone="bad"
          remarks={elsewhere}
          onOpen={({ file }) => open(file)}
        />
      </div>
    </Page>
  );
}

const fieldsOf = ({ steps, offers }: ChainForm): readonly Field[] => [
  ...steps.flatMap(({ waits, subjects, raise }) => [
    ...waits.map(({ field }) => field),
    ...subjects.map(({ field }) => field),
    ...(raise ? [raise] : []),
  ]),
  ...offers.flatMap(({ discounts }) => discounts.map(({ field }) => field)),
];
