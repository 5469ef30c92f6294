import type { Form } from "../../api/forms.ts";
import { useNamed } from "../../api/named.ts";
import { useFormats, useLanguage, useTexts } from "../../texts/language.tsx";
import { nameIn } from "../../texts/names.ts";
import { Card, Facts } from "../../ui/frame.tsx";
import { TEXTS } from "./texts.ts";

/** Messages of this channel are mails, which needs no word. */
const EMAIL = "email";

/** What the form asks, promises and lets through. */
export function About({ form, asks }: { readonly form: Form; readonly asks: boolean }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { language } = useLanguage();
  const named = useNamed();
  const { fields, consent, topics, offer, redirect, mostAnHour } = form;
  const next = asks ? texts.afterMail : texts.afterThanks;
  return (
    <Card title={texts.about}>
      <Facts
        items={[
          [
            texts.fields,
            fields.map(({ label, required }) => texts.field(nameIn(label, language), required)).join(", "),
          ],
          [
            texts.consent,
            consent
              .map(({ version, required, channel }) =>
                texts.box(version, required, channel === EMAIL ? undefined : channel),
              )
              .join("; "),
          ],
          topics.length > 0 && [texts.topics, topics.join(", ")],
          offer !== null && [texts.offer, named.offer(offer)],
          [texts.after, redirect === null ? next : texts.leadsTo(redirect)],
          [texts.limit, texts.anHour(formats.count(mostAnHour))],
        ]}
      />
    </Card>
  );
}
