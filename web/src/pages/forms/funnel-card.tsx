import type { Funnel } from "../../api/forms.ts";
import { useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { FunnelBars } from "./funnel.tsx";
import { TEXTS } from "./texts.ts";

/** The funnel of one form, all its places together. */
export function FunnelCard(props: { readonly funnel: Funnel; readonly asks: boolean }) {
  const texts = useTexts(TEXTS);
  return (
    <Card title={texts.funnel}>
      <FunnelBars {...props} />
    </Card>
  );
}
