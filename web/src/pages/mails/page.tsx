import { Link } from "@tanstack/react-router";
import { type MailOverview, type MailsOverview, useMails } from "../../api/mails.ts";
import { useMay } from "../../session/session.tsx";
import { useFormats, useLanguage, useTexts } from "../../texts/language.tsx";
import { nameIn } from "../../texts/names.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { SearchField } from "../../ui/field.tsx";
import { Page } from "../../ui/frame.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { Tag } from "../../ui/tag.tsx";
import { oneOf, text, useView } from "../../view/view.ts";
import css from "./page.module.css";
import { TEXTS } from "./texts.ts";

/** Every mail that the shop sends, to look at one of them. */
export default function Mails() {
  const texts = useTexts(TEXTS);
  const [view, setView] = useView({ of: oneOf("published", "draft"), q: text() });
  const mayKeep = useMay("config.draft");
  const mails = useMails(view.of === "draft");
  const { q = "" } = view;
  return (
    <Page title={texts.title} lead={texts.lead}>
      {mayKeep && (
        <Tabs
          label={texts.views}
          value={view.of}
          onChange={(of) => setView({ of })}
          tabs={[
            { id: "published", name: texts.inForce },
            { id: "draft", name: texts.draft },
          ]}
        />
      )}
      <SearchField
        label={texts.search}
        hidesLabel
        placeholder={texts.search}
        value={q}
        onChange={(next) => setView({ q: next }, { replace: true })}
      />
      <Loaded
        query={mails}
        empty={{
          when: ({ mails: all }) => all.length === 0,
          show: (
            <Empty title={texts.none} action={<ButtonLink href="/config">{texts.toConfig}</ButtonLink>}>
              {texts.noneWhat}
            </Empty>
          ),
        }}
      >
        {(overview) => <Grid overview={overview} q={q} of={view.of} />}
      </Loaded>
    </Page>
  );
}

interface GridProps {
  readonly overview: MailsOverview;
  readonly q: string;
  readonly of: "published" | "draft";
}

function Grid({ overview, q, of }: GridProps) {
  const texts = useTexts(TEXTS);
  const { language } = useLanguage();
  const subjectOf = ({ subjects }: MailOverview) =>
    subjects[language] ?? subjects[overview.defaultLanguage] ?? Object.values(subjects)[0] ?? "";
  const wanted = q.trim().toLowerCase();
  const shown = overview.mails.filter((mail) =>
    [mail.template, subjectOf(mail), ...mail.senders.map(({ name }) => nameIn(name, language))].some((one) =>
      one.toLowerCase().includes(wanted),
    ),
  );
  if (shown.length === 0) return <Empty title={texts.noMatch} />;
  return (
    <ul className={css.grid}>
      {shown.map((mail) => (
        <li key={mail.template} className={css.mail}>
          <Link
            className={css.name}
            to="/mails/$template"
            params={{ template: mail.template }}
            search={of === "draft" ? { of } : {}}
          >
            {mail.template}
          </Link>
          <p className={css.subject} lang={language}>
            {subjectOf(mail)}
          </p>
          <Senders mail={mail} />
          <div className={css.tags}>
            {Object.keys(mail.subjects).map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
            {mail.senders.some(({ service }) => service) && <Tag tone="info">{texts.service}</Tag>}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Senders({ mail: { senders, variants, confirms } }: { readonly mail: MailOverview }) {
  const texts = useTexts(TEXTS);
  const { language } = useLanguage();
  const formats = useFormats();
  const nobody = confirms ? texts.confirms : texts.nobody;
  return (
    <ul className={css.senders}>
      {senders.length === 0 && <li>{nobody}</li>}
      {senders.map(({ kind, id, name, step }) => (
        <li key={`${kind}/${id}/${step}`}>
          {kind === "campaign"
            ? texts.campaign(nameIn(name, language))
            : texts.sentBy(nameIn(name, language), step === undefined ? undefined : formats.count(step))}
        </li>
      ))}
      {variants.length > 0 && <li>{texts.variants(variants.join(", "))}</li>}
    </ul>
  );
}
