import type { Form } from "../../api/forms.ts";
import { useTexts } from "../../texts/language.tsx";
import { Card, Columns, Row } from "../../ui/frame.tsx";
import { Copied } from "./copied.tsx";
import { TEXTS } from "./texts.ts";

/** How the form comes into the shop's site: by a tag, or by a link. */
export function OnSite({ form: { script, url } }: { readonly form: Form }) {
  const texts = useTexts(TEXTS);
  const tag = `<script src="${script}" async></script>\n<noscript><a href="${url}">${texts.signUpWord}</a></noscript>`;
  return (
    <Columns wide>
      <Card title={texts.inPage} lead={texts.inPageLead}>
        <Copied label={texts.inPage} content={tag} />
      </Card>
      <Card title={texts.ownPage} lead={texts.ownPageLead}>
        <Copied label={texts.ownPage} content={url} />
        <Row>
          <a href={url} target="_blank" rel="noreferrer">
            {texts.open}
          </a>
        </Row>
      </Card>
    </Columns>
  );
}
