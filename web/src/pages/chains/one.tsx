import { useParams } from "@tanstack/react-router";
import { Link } from "react-aria-components";
import { type Chain, useChains } from "../../api/chains.ts";
import { useMay } from "../../session/session.tsx";
import { useLanguage, useTexts } from "../../texts/language.tsx";
import { nameIn } from "../../texts/names.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Card, Facts, Page, Row } from "../../ui/frame.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { oneOf, useView } from "../../view/view.ts";
import { ProofOfChain } from "../proof/of-chain.tsx";
import { Held, Switches } from "./actions.tsx";
import { State } from "./page.tsx";
import { RESULTS_VIEW, versionIn } from "./results/links.ts";
import { PeriodChooser } from "./results/period.tsx";
import { Versions } from "./results/versions.tsx";
import { TEXTS } from "./texts.ts";
import { Timeline } from "./timeline.tsx";
import { useEntering } from "./use-entering.ts";
import { WithResults } from "./with-results.tsx";

const TABS = ["timeline", "versions"] as const;
const VIEW = { tab: oneOf(...TABS), ...RESULTS_VIEW };

/** One chain: what follows for whom, what it has come to, and its switches. */
export default function ChainPage() {
  const texts = useTexts(TEXTS);
  const { chain: id = "" } = useParams({ strict: false }) as { readonly chain?: string };
  const chains = useChains();
  const [mayWrite, mayKeep] = [useMay("config.write"), useMay("config.draft")];
  const mayEdit = mayWrite && mayKeep;
  const { language } = useLanguage();
  const found = chains.data?.chains.find((chain) => chain.id === id);
  return (
    <Page
      title={found ? nameIn(found.name, language) : id}
      lead={found && <State chain={found} />}
      back={<Link href="/chains">{texts.back}</Link>}
      actions={
        found && (
          <>
            {mayEdit && <ButtonLink href={`/chains/${id}/edit`}>{texts.edit}</ButtonLink>}
            <Switches chain={found} />
          </>
        )
      }
    >
      <Loaded query={chains}>
        {() => (found ? <One chain={found} /> : <Empty title={texts.unknown} />)}
      </Loaded>
    </Page>
  );
}

function One({ chain }: { readonly chain: Chain }) {
  const texts = useTexts(TEXTS);
  const [{ tab, days, version }, setView] = useView(VIEW);
  const mayRead = useMay("results.read");
  return (
    <>
      {chain.held.length > 0 && <Held chain={chain} />}
      {mayRead && (
        <Row>
          <Tabs
            label={texts.views}
            value={tab}
            onChange={(next) => setView({ tab: next })}
            tabs={TABS.map((id) => ({ id, name: texts.tabs[id] }))}
          />
          <PeriodChooser value={days} onChange={(next) => setView({ days: next })} />
        </Row>
      )}
      {mayRead && tab === "versions" ? (
        <Versions chain={chain.id} period={days} />
      ) : (
        <>
          {mayRead ? (
            <WithResults
              chain={chain}
              scope={{ days, version: versionIn(version) }}
              onAllVersions={() => setView({ version: undefined })}
            />
          ) : (
            <Card title={texts.timeline}>
              <Timeline chain={chain} />
            </Card>
          )}
          {mayRead && chain.holdoutPercent > 0 && <ProofOfChain id={`chain:${chain.id}`} />}
          {mayRead && chain.explorePercent > 0 && <ProofOfChain id={`offer:${chain.id}`} />}
          <Rules chain={chain} />
        </>
      )}
    </>
  );
}

/** What decides who is in it. */
function Rules({ chain }: { readonly chain: Chain }) {
  const texts = useTexts(TEXTS);
  const entering = useEntering();
  const { enter, enterWhen, exit, reenter, topic } = chain;
  return (
    <Card title={texts.rules}>
      <Facts
        items={[
          [texts.enter, entering(enter)],
          enterWhen !== undefined && [texts.condition, <code key="when">{enterWhen}</code>],
          exit !== undefined && [texts.exit, <code key="exit">{exit}</code>],
          [texts.reenter, reenter === "never" ? texts.never : texts.span(reenter)],
          topic !== undefined && [texts.topic, topic],
          chain.holdoutPercent > 0 && [texts.holdout, `${chain.holdoutPercent}%. ${texts.holdoutWhy}`],
          chain.explorePercent > 0 && [texts.explored, `${chain.explorePercent}%. ${texts.exploredWhy}`],
        ]}
      />
    </Card>
  );
}
