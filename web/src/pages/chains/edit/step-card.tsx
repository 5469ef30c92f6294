import { useTexts } from "../../../texts/language.tsx";
import { Card, Columns } from "../../../ui/frame.tsx";
import type { StepForm, SubjectField } from "./form.ts";
import { type Change, FieldInput } from "./input.tsx";
import { EDIT } from "./texts.ts";

/** What can be changed of a step and of the waits before it. */
export function StepCard({ step, change }: { readonly step: StepForm; readonly change: Change }) {
  const texts = useTexts(EDIT);
  const { does, waits, subjects, raise } = step;
  const isEmpty = waits.length + subjects.length === 0 && !raise;
  return (
    <Card title={texts.step(does)}>
      {isEmpty && <p>{texts.nothing}</p>}
      {waits.length > 0 && (
        <Columns>
          {waits.map(({ kind, field, since }) => (
            <FieldInput
              key={field.id}
              label={texts.wait(kind, since)}
              hint={texts.waitHints[kind]}
              field={field}
              change={change}
            />
          ))}
        </Columns>
      )}
      {subjects.length > 0 && (
        <Columns wide>
          {subjects.map((subject) => (
            <Subject key={`${subject.variant} ${subject.field.id}`} subject={subject} change={change} />
          ))}
        </Columns>
      )}
      {raise && (
        <Columns>
          <FieldInput label={texts.raise} hint={texts.raiseHint} field={raise} change={change} />
        </Columns>
      )}
    </Card>
  );
}

function Subject({
  subject: { field, language, variant, alsoIn },
  change,
}: {
  readonly subject: SubjectField;
  readonly change: Change;
}) {
  const texts = useTexts(EDIT);
  const hint = alsoIn.length > 0 ? texts.alsoIn(alsoIn.join(", ")) : texts.subjectHint;
  return <FieldInput label={texts.subject(language, variant)} hint={hint} field={field} change={change} />;
}
