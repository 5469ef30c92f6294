import { useMemo, useState } from "react";
import { ApiProblem } from "../../api/problem.ts";
import { type PeopleCount, type Segments, useConditionFields, useCount } from "../../api/segments.ts";
import { Bars } from "../../figures/bars.tsx";
import { fieldLabel } from "../../texts/fields/label.ts";
import { useFormats, useLanguage, useTexts } from "../../texts/language.tsx";
import type { Language } from "../../texts/reader.ts";
import { Button } from "../../ui/button.tsx";
import { ConditionEditorField } from "../../ui/condition-field.tsx";
import { Card, Row } from "../../ui/frame.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Stat, Stats } from "../../ui/stat.tsx";
import { Failed } from "../../ui/state.tsx";
import { text, useView } from "../../view/view.ts";
import { useNames } from "./names.ts";
import { TEXTS } from "./texts.ts";

const VIEW = { where: text() };

/** How many a condition finds, before anybody publishes it. */
export function Count({ data }: { readonly data: Segments }) {
  const texts = useTexts(TEXTS).count;
  const [{ where }, setView] = useView(VIEW);
  const [condition, setCondition] = useState(where ?? "");
  const fields = useConditionFields();
  const { language } = useLanguage();
  const labelled = useMemo(
    () => (fields.data ?? []).map((field) => ({ ...field, ...labelOf(language, field.name) })),
    [fields.data, language],
  );
  const count = useCount(where);
  const submit = () => {
    const asked = condition.trim();
    if (asked === "") return;
    if (asked === where) void count.refetch();
    else setView({ where: asked }, { replace: true });
  };
  const problem = useMemo(() => problemOf(count.error), [count.error]);
  return (
    <>
      <Card title={texts.condition} lead={texts.lead}>
        <ConditionEditorField
          label={texts.condition}
          value={condition}
          onChange={setCondition}
          onSubmit={submit}
          fields={labelled}
          hint={texts.hint}
          problem={problem}
        />
        {problem && (
          <Notice tone="bad" live title={problem.at === undefined ? undefined : texts.place(problem.at)}>
            {problem.message}
          </Notice>
        )}
        {count.error && !problem && <Failed error={count.error} again={submit} />}
        <Row>
          <Button kind="primary" onPress={submit} isDisabled={condition.trim() === "" || count.isFetching}>
            {texts.act}
          </Button>
        </Row>
      </Card>
      {count.data && <Counted count={count.data} data={data} />}
    </>
  );
}

function Counted({ count, data }: { readonly count: PeopleCount; readonly data: Segments }) {
  const texts = useTexts(TEXTS).count;
  const formats = useFormats();
  const names = useNames(data);
  const { people, mailable, exact, asked, customers, segments, warnings } = count;
  const interval = ({ low, high }: PeopleCount["people"]) =>
    exact ? undefined : formats.interval(low, high, formats.count);
  const [all, some] = [formats.count(customers), formats.count(asked)];
  return (
    <>
      {warnings.map(({ message }) => (
        <Notice key={message} tone="warn">
          {message}
        </Notice>
      ))}
      <Stats>
        <Stat label={texts.people} value={formats.count(people.about)} note={interval(people)} />
        <Stat label={texts.mailable} value={formats.count(mailable.about)} note={interval(mailable)} />
      </Stats>
      <Card title={texts.of} lead={exact ? texts.exact(all) : texts.sampled(some, all)}>
        <Bars
          bars={Object.entries(segments).map(([id, { about, low, high }]) => ({
            ...{ id, name: names.own(id), value: about, text: formats.count(about) },
            interval: exact ? undefined : { low, high },
          }))}
        />
      </Card>
    </>
  );
}

function labelOf(language: Language, name: string): { readonly label?: string } {
  const label = fieldLabel(language, name);
  return label === undefined ? {} : { label };
}

/** What is wrong with the condition itself, and where. */
function problemOf(error: Error | null) {
  if (!(error instanceof ApiProblem) || error.status !== 400) return undefined;
  const { at } = error.document as { readonly at?: unknown };
  return { message: error.detail, ...(typeof at === "number" && { at }) };
}
