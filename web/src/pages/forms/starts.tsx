import { Link } from "react-aria-components";
import type { Forms, Starting } from "../../api/forms.ts";
import { useLanguage, useTexts } from "../../texts/language.tsx";
import { nameIn } from "../../texts/names.ts";
import { Card } from "../../ui/frame.tsx";
import css from "./forms.module.css";
import { TEXTS } from "./texts.ts";

/** Chains that whoever signs up enters, with what they send. */
export function SignUpStarts({ starts }: { readonly starts: readonly Starting[] }) {
  const texts = useTexts(TEXTS);
  return (
    <Card title={texts.follows} lead={texts.followsLead}>
      {starts.length === 0 ? <p>{texts.followsNone}</p> : <Starts starts={starts} />}
    </Card>
  );
}

/** The shop's own events, that of a product which is back among them, with what will be sent. */
export function OwnEvents({ events }: Pick<Forms, "events">) {
  const texts = useTexts(TEXTS);
  return (
    <Card title={texts.stock} lead={texts.stockLead}>
      {events.length === 0 && <p>{texts.stockNone}</p>}
      {events.map(({ event, properties, starts }) => (
        <section key={event} className={css.event}>
          <h3>{texts.event(event)}</h3>
          {properties.length > 0 && <p className={css.says}>{texts.says(properties.join(", "))}</p>}
          {starts.length === 0 ? <p>{texts.startsNothing}</p> : <Starts starts={starts} />}
        </section>
      ))}
    </Card>
  );
}

function Starts({ starts }: { readonly starts: readonly Starting[] }) {
  const texts = useTexts(TEXTS);
  const { language } = useLanguage();
  return (
    <ul className={css.starts}>
      {starts.map(({ chain, name, when, mails }) => (
        <li key={chain}>
          <Link href={`/chains/${encodeURIComponent(chain)}`}>{nameIn(name, language)}</Link>
          {when !== undefined && (
            <p className={css.says}>
              {texts.when} <code>{when}</code>
            </p>
          )}
          <ol className={css.mails}>
            {mails.map((template, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a chain may send a mail twice
              <li key={index}>
                <Link href={`/mails/${encodeURIComponent(template)}`}>{template}</Link>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ul>
  );
}
