import { useParams } from "@tanstack/react-router";
import { Link } from "react-aria-components";
import { type Form, useFormCode, useForms } from "../../api/forms.ts";
import { useShop } from "../../api/shop.ts";
import { useLanguage, useTexts } from "../../texts/language.tsx";
import { nameIn } from "../../texts/names.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { Page } from "../../ui/frame.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import css from "./card.module.css";
import { isPlace, languageOf, useFormView } from "./form-view.ts";
import { QrCode } from "./qr-code.tsx";
import { TEXTS } from "./texts.ts";

/** A card with the form's QR code, which prints alone on its sheet. */
export default function CardPage() {
  const texts = useTexts(TEXTS);
  const { form: name = "" } = useParams({ strict: false });
  const [view] = useFormView();
  const forms = useForms();
  const { language: reading } = useLanguage();
  const back = new URLSearchParams({ tab: "paper", ...(view.via !== undefined && { via: view.via }) });
  return (
    <div className={css.sheet}>
      <Page
        title={texts.card}
        lead={[name, view.via].filter(Boolean).join(" · ")}
        back={<Link href={`/forms/${encodeURIComponent(name)}?${back}`}>{texts.backToForm}</Link>}
        actions={
          <Button kind="primary" onPress={() => window.print()}>
            {texts.print}
          </Button>
        }
      >
        <Loaded query={forms}>
          {({ forms: all, languages }) => {
            const form = all.find((one) => one.form === name);
            if (!form)
              return (
                <Empty title={texts.noMatch} action={<ButtonLink href="/forms">{texts.all}</ButtonLink>} />
              );
            return <PaperCard form={form} language={languageOf(view.language, reading, languages)} />;
          }}
        </Loaded>
      </Page>
    </div>
  );
}

function PaperCard({ form, language }: { readonly form: Form; readonly language: string }) {
  const texts = useTexts(TEXTS);
  const [view] = useFormView();
  const shop = useShop().data?.shop;
  const code = useFormCode(form.form, view.via !== undefined && isPlace(view.via) ? view.via : undefined);
  return (
    <Loaded query={code}>
      {({ url, svg }) => (
        <section className={`${css.card} ${css[view.paper]}`} lang={language} aria-label={texts.card}>
          <p className={css.shop}>{shop?.name}</p>
          <h2 className={css.title}>{nameIn(form.title, language)}</h2>
          <QrCode svg={svg} alt={texts.codeOf(url)} />
          <p className={css.address}>{url.replace(/^https?:\/\//, "")}</p>
        </section>
      )}
    </Loaded>
  );
}
