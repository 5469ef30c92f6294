import { useParams } from "@tanstack/react-router";
import { Link } from "react-aria-components";
import { type Form, type Forms, useForms } from "../../api/forms.ts";
import { useMay } from "../../session/session.tsx";
import { useLanguage, useTexts } from "../../texts/language.tsx";
import { nameIn } from "../../texts/names.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Columns, Page } from "../../ui/frame.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { About } from "./about.tsx";
import { Counted } from "./counted.tsx";
import { useFormView } from "./form-view.ts";
import { FunnelCard } from "./funnel-card.tsx";
import { OnPaper } from "./on-paper.tsx";
import { OnSite } from "./on-site.tsx";
import { Places } from "./places.tsx";
import { Preview } from "./preview.tsx";
import { TEXTS } from "./texts.ts";

/** One form: how far people come, what it looks like, and how to bring it to them. */
export default function FormPage() {
  const texts = useTexts(TEXTS);
  const { language } = useLanguage();
  const { form: name = "" } = useParams({ strict: false });
  const forms = useForms();
  const form = forms.data?.forms.find((one) => one.form === name);
  return (
    <Page
      title={form ? nameIn(form.title, language) : name}
      lead={name}
      back={<Link href="/forms">{texts.all}</Link>}
      actions={
        form && (
          <ButtonLink href={`/config?file=${encodeURIComponent(`forms/${form.form}.yaml`)}`}>
            {texts.edit}
          </ButtonLink>
        )
      }
    >
      <Loaded query={forms}>
        {(data) => {
          const found = data.forms.find((one) => one.form === name);
          if (found) return <One forms={data} form={found} />;
          return <Empty title={texts.noMatch} action={<ButtonLink href="/forms">{texts.all}</ButtonLink>} />;
        }}
      </Loaded>
    </Page>
  );
}

interface OneProps {
  readonly forms: Forms;
  readonly form: Form;
}

function One({ forms, form }: OneProps) {
  const texts = useTexts(TEXTS);
  const [view, setView] = useFormView();
  const mayLook = useMay("config.read");
  const tab = mayLook || view.tab === "site" ? view.tab : "people";
  const shown = mayLook ? (["people", "preview", "site", "paper"] as const) : (["people", "site"] as const);
  return (
    <>
      <Tabs
        label={texts.views}
        value={tab}
        onChange={(next) => setView({ tab: next })}
        tabs={shown.map((id) => ({ id, name: texts.tabs[id] }))}
      />
      {tab === "people" && <People forms={forms} form={form} />}
      {tab === "preview" && <Preview form={form} languages={forms.languages} />}
      {tab === "site" && <OnSite form={form} />}
      {tab === "paper" && <OnPaper form={form} languages={forms.languages} />}
    </>
  );
}

function People({ forms, form }: OneProps) {
  return (
    <>
      <Counted forms={forms} />
      <Columns wide>
        {forms.night !== null && <FunnelCard funnel={form.funnel} asks={forms.doubleOptIn} />}
        <About form={form} asks={forms.doubleOptIn} />
      </Columns>
      {forms.night !== null && <Places form={form} forms={forms} />}
    </>
  );
}
