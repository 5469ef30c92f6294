import { useState } from "react";
import { type Form, useFormCode } from "../../api/forms.ts";
import { useLanguage, useTexts } from "../../texts/language.tsx";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { download } from "../../ui/export.ts";
import { TextField } from "../../ui/field.tsx";
import { Card, Row } from "../../ui/frame.tsx";
import { Select } from "../../ui/select.tsx";
import { Loaded } from "../../ui/state.tsx";
import { Copied } from "./copied.tsx";
import { isPlace, languageOf, useFormView } from "./form-view.ts";
import css from "./forms.module.css";
import { QrCode } from "./qr-code.tsx";
import { TEXTS } from "./texts.ts";

interface OnPaperProps {
  readonly form: Form;
  readonly languages: readonly string[];
}

/** The QR code of a place, to save or to print. */
export function OnPaper({ form, languages }: OnPaperProps) {
  const texts = useTexts(TEXTS);
  const [view, setView] = useFormView();
  const [written, setWritten] = useState(view.via ?? "");
  const via = view.via !== undefined && isPlace(view.via) ? view.via : undefined;
  const code = useFormCode(form.form, via);
  const isWrong = written !== "" && !isPlace(written);
  const write = (next: string) => {
    setWritten(next);
    if (next === "" || isPlace(next)) setView({ via: next || undefined }, { replace: true });
  };
  return (
    <Card title={texts.codes} lead={texts.codesLead}>
      <div className={css.paper}>
        <div className={css.choices}>
          <TextField
            label={texts.via}
            hint={texts.viaHint}
            value={written}
            onChange={write}
            maxLength={40}
            error={isWrong ? texts.viaWrong : undefined}
          />
          <CardChoice form={form} languages={languages} via={via} />
        </div>
        <Loaded query={code}>
          {({ url, svg }) => (
            <div className={css.code}>
              <QrCode svg={svg} alt={texts.codeOf(url)} />
              <Copied label={texts.codeOf(url)} content={url} />
              <Row>
                <Button
                  small
                  onPress={() =>
                    download(`${[form.form, via].filter(Boolean).join("-")}.svg`, "image/svg+xml", svg)
                  }
                >
                  {texts.download}
                </Button>
              </Row>
            </div>
          )}
        </Loaded>
      </div>
    </Card>
  );
}

function CardChoice({ form, languages, via }: OnPaperProps & { readonly via: string | undefined }) {
  const texts = useTexts(TEXTS);
  const [view, setView] = useFormView();
  const { language: reading } = useLanguage();
  const language = languageOf(view.language, reading, languages);
  const query = new URLSearchParams({ paper: view.paper, language, ...(via !== undefined && { via }) });
  return (
    <Row>
      <Select
        label={texts.size}
        value={view.paper}
        onChange={(paper) => setView({ paper })}
        choices={(["a6", "a4"] as const).map((id) => ({ id, name: id.toUpperCase() }))}
      />
      {languages.length > 1 && (
        <Select
          label={texts.language}
          value={language}
          onChange={(next) => setView({ language: next })}
          choices={languages.map((id) => ({ id, name: id }))}
        />
      )}
      <ButtonLink kind="primary" href={`/forms/${encodeURIComponent(form.form)}/card?${query}`}>
        {texts.toCard}
      </ButtonLink>
    </Row>
  );
}
