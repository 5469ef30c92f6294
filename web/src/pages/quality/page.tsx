import { useQuality } from "../../api/quality.ts";
import { useTexts } from "../../texts/language.tsx";
import { Columns, Page } from "../../ui/frame.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { oneOf, useView } from "../../view/view.ts";
import { Aside } from "./aside.tsx";
import { Consents } from "./consents.tsx";
import { Identities } from "./identities.tsx";
import { Sources } from "./sources.tsx";
import { TEXTS } from "./texts.ts";
import { NotUnderstood } from "./unseen.tsx";

const VIEW = { source: oneOf("all", "segment", "shopify", "woocommerce", "standard") };

/** How good the data are that everything else stands on. */
export default function QualityPage() {
  const texts = useTexts(TEXTS);
  const quality = useQuality();
  const [{ source }, setView] = useView(VIEW);
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Loaded query={quality}>
        {({ sources, notUnderstood, putAside, base, now }) => (
          <>
            <Aside counts={putAside} />
            <Sources sources={sources} now={now} />
            <NotUnderstood
              rows={notUnderstood}
              source={source}
              onSource={(next) => setView({ source: next === "all" ? undefined : next })}
            />
            {base ? (
              <Columns wide>
                <Identities base={base} />
                <Consents base={base} />
              </Columns>
            ) : (
              <Empty title={texts.noNight}>{texts.noNightWhy}</Empty>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
