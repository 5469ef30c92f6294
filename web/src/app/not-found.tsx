import { useTexts } from "../texts/language.tsx";
import { SHELL } from "../texts/shell/texts.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Page } from "../ui/frame.tsx";
import { Empty } from "../ui/state.tsx";

export function NotFound() {
  const texts = useTexts(SHELL);
  return (
    <Page title={texts.notFound}>
      <Empty title={texts.notFoundWhy} action={<ButtonLink href="/">{texts.toOverview}</ButtonLink>} />
    </Page>
  );
}
