import { useParams } from "@tanstack/react-router";
import { type MailAsked, type MailOverview, type MailsOverview, useMail, useMails } from "../../api/mails.ts";
import { useMay } from "../../session/session.tsx";
import { useLanguage, useTexts } from "../../texts/language.tsx";
import { ButtonLink } from "../../ui/button.tsx";
import { Page, Row } from "../../ui/frame.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { MailControls } from "./controls.tsx";
import css from "./mail.module.css";
import { useMailView } from "./mail-view.ts";
import { Shown } from "./shown.tsx";
import { TestMail } from "./test-mail.tsx";
import { TEXTS } from "./texts.ts";

/** One mail: as whom, in which language and colours, on which screen. */
export default function Mail() {
  const texts = useTexts(TEXTS);
  const { template = "" } = useParams({ strict: false });
  const [view] = useMailView();
  const mails = useMails(view.of === "draft");
  const back = <a href={view.of === "draft" ? "/mails?of=draft" : "/mails"}>{texts.all}</a>;
  return (
    <Page title={template} back={back}>
      <Loaded query={mails}>
        {(overview) => {
          const mail = overview.mails.find((one) => one.template === template);
          if (!mail)
            return (
              <Empty title={texts.noMatch} action={<ButtonLink href="/mails">{texts.all}</ButtonLink>} />
            );
          return <One overview={overview} mail={mail} />;
        }}
      </Loaded>
    </Page>
  );
}

function One({ overview, mail }: { readonly overview: MailsOverview; readonly mail: MailOverview }) {
  const [view, setView] = useMailView();
  const { language: reading } = useLanguage();
  const written = Object.keys(mail.subjects);
  const language =
    [view.language, reading, overview.defaultLanguage].find((one) => one && written.includes(one)) ??
    written[0] ??
    overview.defaultLanguage;
  const maySend = useMay("mails.write");
  const asked: MailAsked = {
    ...{ template: mail.template, language, variant: view.variant, isDraft: view.of === "draft" },
    ...(view.as === "customer"
      ? { sample: "full", customer: view.customer }
      : { sample: view.as, tier: view.tier }),
  };
  const shown = useMail(asked);
  return (
    <div className={css.page}>
      <MailControls {...{ overview, mail, view, language }} onChange={setView} />
      {maySend && shown.data && (
        <Row>
          <TestMail asked={asked} />
        </Row>
      )}
      <Loaded query={shown}>
        {(found) => <Shown mail={found} view={view} onChange={setView} isOld={shown.isPlaceholderData} />}
      </Loaded>
    </div>
  );
}
