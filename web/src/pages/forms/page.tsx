import { Link } from "react-aria-components";
import { type Form, type Forms, useForms } from "../../api/forms.ts";
import { useNamed } from "../../api/named.ts";
import { useLanguage, useTexts } from "../../texts/language.tsx";
import { nameIn } from "../../texts/names.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Card, Columns, Page, Row } from "../../ui/frame.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Counted } from "./counted.tsx";
import { FunnelBars } from "./funnel.tsx";
import { OtherWays } from "./other-ways.tsx";
import { OwnEvents, SignUpStarts } from "./starts.tsx";
import { TEXTS } from "./texts.ts";

/** The ways in: every form with its funnel, what else people come by, and what that starts. */
export default function FormsPage() {
  const texts = useTexts(TEXTS);
  const forms = useForms();
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Loaded query={forms}>{(data) => <Ways forms={data} />}</Loaded>
    </Page>
  );
}

function Ways({ forms }: { readonly forms: Forms }) {
  const texts = useTexts(TEXTS);
  return (
    <>
      {forms.forms.length === 0 ? (
        <Empty title={texts.none} action={<ButtonLink href="/config">{texts.toConfig}</ButtonLink>}>
          {texts.noneWhat}
        </Empty>
      ) : (
        <>
          <Counted forms={forms} />
          <Columns wide>
            {forms.forms.map((form) => (
              <FormCard key={form.form} form={form} asks={forms.doubleOptIn} isNight={forms.night !== null} />
            ))}
          </Columns>
        </>
      )}
      <OtherWays forms={forms} />
      <Columns wide>
        <SignUpStarts starts={forms.signUp} />
        <OwnEvents events={forms.events} />
      </Columns>
    </>
  );
}

interface FormCardProps {
  readonly form: Form;
  readonly asks: boolean;
  readonly isNight: boolean;
}

function FormCard({ form, asks, isNight }: FormCardProps) {
  const named = useNamed();
  const texts = useTexts(TEXTS);
  const { language } = useLanguage();
  const href = `/forms/${encodeURIComponent(form.form)}`;
  return (
    <Card
      title={<Link href={href}>{nameIn(form.title, language)}</Link>}
      lead={form.form}
      actions={
        <ButtonLink small href={`${href}?tab=paper`}>
          {texts.columns.code}
        </ButtonLink>
      }
    >
      {form.offer !== null && (
        <Row>
          <Tag>{texts.shows(named.offer(form.offer))}</Tag>
        </Row>
      )}
      {isNight && <FunnelBars funnel={form.funnel} asks={asks} />}
    </Card>
  );
}
