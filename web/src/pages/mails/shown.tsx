import type { ShownMail } from "../../api/mails.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Switch } from "../../ui/field.tsx";
import { Card } from "../../ui/frame.tsx";
import { MailFrame } from "../../ui/mail-frame.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Select } from "../../ui/select.tsx";
import { Tag } from "../../ui/tag.tsx";
import css from "./mail.module.css";
import type { ChangeView, MailView } from "./mail-view.ts";
import { TEXTS } from "./texts.ts";

interface ShownProps {
  readonly mail: ShownMail;
  readonly view: MailView;
  readonly onChange: ChangeView;
  /** The next one is on its way. */
  readonly isOld: boolean;
}

const KB = 1_024;
/** Gmail's limit, with room for what it adds. */
const LARGE_KB = 100;

/** The mail on a screen of some width, in light or dark, and what there is to say of it. */
export function Shown({ mail, view, onChange, isOld }: ShownProps) {
  const texts = useTexts(TEXTS);
  const { html, text, template } = mail;
  return (
    <div className={css.sides} aria-busy={isOld}>
      <div className={css.side}>
        <Looks view={view} onChange={onChange} />
        {isOld && <output>{texts.changing}</output>}
        <div className={isOld ? css.old : undefined}>
          {view.part === "text" ? (
            <pre className={css.text} lang={mail.language}>
              {text}
            </pre>
          ) : (
            <div className={css.stage}>
              <div className={css[view.width]}>
                <MailFrame
                  title={texts.frameOf(template)}
                  html={html}
                  scheme={view.look}
                  images={view.pictures === "on"}
                />
              </div>
            </div>
          )}
        </div>
      </div>
      <About mail={mail} />
    </div>
  );
}

function Looks({ view, onChange }: Pick<ShownProps, "view" | "onChange">) {
  const texts = useTexts(TEXTS);
  const isText = view.part === "text";
  return (
    <div className={css.looks}>
      <Select
        label={texts.part}
        value={view.part}
        onChange={(part) => onChange({ part })}
        choices={[
          { id: "html", name: texts.parts.html },
          { id: "text", name: texts.parts.text },
        ]}
      />
      <Select
        label={texts.width}
        isDisabled={isText}
        value={view.width}
        onChange={(width) => onChange({ width })}
        choices={[
          { id: "desktop", name: texts.widths.desktop },
          { id: "phone", name: texts.widths.phone },
        ]}
      />
      <Select
        label={texts.look}
        isDisabled={isText}
        value={view.look}
        onChange={(look) => onChange({ look })}
        choices={[
          { id: "light", name: texts.looks.light },
          { id: "dark", name: texts.looks.dark },
        ]}
      />
      <Switch
        isDisabled={isText}
        isSelected={view.pictures === "on"}
        onChange={(isOn) => onChange({ pictures: isOn ? undefined : "off" })}
      >
        {texts.pictures}
      </Switch>
    </div>
  );
}

function About({ mail }: { readonly mail: ShownMail }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { subject, preheader, offer, tier, bytes, findings, language } = mail;
  const isLarge = bytes > LARGE_KB * KB;
  return (
    <aside className={css.side}>
      <Card title={texts.mail}>
        <dl className={css.about}>
          <dt>{texts.subject}</dt>
          <dd className={css.subject} lang={language}>
            {subject}
          </dd>
          <dt>{texts.preheader}</dt>
          <dd lang={language}>{preheader}</dd>
          <dt>{texts.offer}</dt>
          {/* The reason is kept with every mail in these words, whatever the reader's language is. */}
          <dd lang="en">{offer}</dd>
          <dt>{texts.tier}</dt>
          <dd>{tier}</dd>
          <dt>{texts.size}</dt>
          <dd>
            {texts.kb(formats.decimal(bytes / KB))} {isLarge && <Tag tone="bad">{texts.tooLarge}</Tag>}
          </dd>
        </dl>
      </Card>
      <Card title={texts.findings}>
        {findings.length === 0 && <Notice tone="good">{texts.noFindings}</Notice>}
        <ul className={css.side}>
          {findings.map(({ file, line, message }) => (
            <li key={`${file}:${line}:${message}`}>
              <a href={`/config?file=${encodeURIComponent(file)}`}>
                {file}:{formats.count(line)}
              </a>
              <p lang="en">{message}</p>
            </li>
          ))}
        </ul>
      </Card>
    </aside>
  );
}
