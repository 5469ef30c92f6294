import { useNight } from "../../api/metrics.ts";
import { useMay } from "../../session/session.tsx";
import { useTexts } from "../../texts/language.tsx";
import { Columns, Page } from "../../ui/frame.tsx";
import { LookUp } from "../../ui/look-up.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { text, useView } from "../../view/view.ts";
import { Abuses } from "./abuse.tsx";
import { BudgetCard } from "./budgets.tsx";
import { Costs } from "./costs.tsx";
import { Found } from "./found.tsx";
import { PoolCard } from "./pools.tsx";
import { TEXTS } from "./texts.ts";

const VIEW = { code: text() };

/** What offers may cost and have cost, what they brought, and one code's life. */
export default function OffersPage() {
  const texts = useTexts(TEXTS);
  const [{ code }, setView] = useView(VIEW);
  const maySeeFigures = useMay("metrics.read");
  return (
    <Page title={texts.title} lead={texts.lead}>
      <LookUp
        label={texts.lookUp}
        placeholder={texts.lookUpHint}
        button={texts.find}
        asked={code}
        onAsk={(asked) => setView({ code: asked })}
      />
      {code !== undefined && <Found asked={code} />}
      <Columns wide>
        <BudgetCard />
        <PoolCard />
      </Columns>
      {maySeeFigures && <Figures />}
    </Page>
  );
}

function Figures() {
  const texts = useTexts(TEXTS);
  const night = useNight();
  return (
    <Loaded query={night}>
      {(data) =>
        data ? (
          <>
            <Costs night={data} />
            {data.abuse && <Abuses abuse={data.abuse} total={data.offers?.total} />}
          </>
        ) : (
          <Empty title={texts.noNight}>{texts.noNightWhy}</Empty>
        )
      }
    </Loaded>
  );
}
