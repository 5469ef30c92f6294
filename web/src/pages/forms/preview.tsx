import { type Form, useFormPreview } from "../../api/forms.ts";
import { useLanguage, useTexts } from "../../texts/language.tsx";
import { Row } from "../../ui/frame.tsx";
import { MailFrame } from "../../ui/mail-frame.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Select } from "../../ui/select.tsx";
import { Loaded } from "../../ui/state.tsx";
import { languageOf, useFormView } from "./form-view.ts";
import css from "./forms.module.css";
import { TEXTS } from "./texts.ts";

interface PreviewProps {
  readonly form: Form;
  readonly languages: readonly string[];
}

/** The form as people see it, in a frame in which nothing can be sent. */
export function Preview({ form, languages }: PreviewProps) {
  const texts = useTexts(TEXTS);
  const [view] = useFormView();
  const { language: reading } = useLanguage();
  const preview = useFormPreview(form.form, languageOf(view.language, reading, languages));
  return (
    <>
      <p className={css.lead}>{texts.previewLead}</p>
      <Looks languages={languages} />
      <Loaded query={preview}>
        {({ html, done }) => {
          const shown = view.stage === "form" ? html : done;
          if (shown === null) return <Notice>{texts.leadsTo(form.redirect ?? "")}</Notice>;
          return (
            <div className={css.stage}>
              <div className={css[view.width]}>
                <MailFrame title={texts.frameOf(form.form)} html={shown} scheme={view.look} />
              </div>
            </div>
          );
        }}
      </Loaded>
    </>
  );
}

function Looks({ languages }: Pick<PreviewProps, "languages">) {
  const texts = useTexts(TEXTS);
  const [view, setView] = useFormView();
  const { language: reading } = useLanguage();
  return (
    <Row>
      {languages.length > 1 && (
        <Select
          label={texts.language}
          value={languageOf(view.language, reading, languages)}
          onChange={(language) => setView({ language })}
          choices={languages.map((id) => ({ id, name: id }))}
        />
      )}
      <Select
        label={texts.stage}
        value={view.stage}
        onChange={(stage) => setView({ stage })}
        choices={(["form", "done"] as const).map((id) => ({ id, name: texts.stages[id] }))}
      />
      <Select
        label={texts.width}
        value={view.width}
        onChange={(width) => setView({ width })}
        choices={(["desktop", "phone"] as const).map((id) => ({ id, name: texts.widths[id] }))}
      />
      <Select
        label={texts.look}
        value={view.look}
        onChange={(look) => setView({ look })}
        choices={(["light", "dark"] as const).map((id) => ({ id, name: texts.looks[id] }))}
      />
    </Row>
  );
}
