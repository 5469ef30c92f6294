import type { ReactNode } from "react";
import { PAGES, type PageId } from "../pages/table.tsx";
import { useMay } from "../session/session.tsx";
import { useTexts } from "../texts/language.tsx";
import { SHELL } from "../texts/shell/texts.ts";
import { Page } from "../ui/frame.tsx";
import { Notice } from "../ui/notice.tsx";
import { NAMES } from "./names/names.ts";

/** The page, for whoever may see it. */
export function Allowed({ page, children }: { readonly page: PageId; readonly children: ReactNode }) {
  const texts = useTexts(SHELL);
  const names = useTexts(NAMES);
  if (useMay(PAGES[page].scope)) return children;
  return (
    <Page title={names.pages[page]}>
      <Notice tone="warn">{texts.noAccess}</Notice>
    </Page>
  );
}
