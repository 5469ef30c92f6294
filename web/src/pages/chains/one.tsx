import { useParams } from "@tanstack/react-router";
import { Link } from "react-aria-components";
import { type Chain, useChains } from "../../api/chains.ts";
import { useLanguage, useTexts } from "../../texts/language.tsx";
import { nameIn } from "../../texts/name-in.ts";
import { Card, Facts, Page } from "../../ui/frame.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { Held, Switches } from "./actions.tsx";
import { State } from "./page.tsx";
import { TEXTS } from "./texts.ts";
import { Timeline } from "./timeline.tsx";
import { enterInWords } from "./words.ts";

/** One chain: how it enters customers, what follows, and its switches. */
export default function ChainPage() {
  const texts = useTexts(TEXTS);
  const { chain: id = "" } = useParams({ strict: false }) as { readonly chain?: string };
  const chains = useChains();
  const { language } = useLanguage();
  const found = chains.data?.chains.find((chain) => chain.id === id);
  return (
    <Page
      title={found ? nameIn(found.name, language) : id}
      lead={found && <State chain={found} />}
      back={<Link href="/chains">{texts.back}</Link>}
      actions={found && <Switches chain={found} />}
    >
      <Loaded query={chains}>
        {() => (found ? <One chain={found} /> : <Empty title={texts.unknown} />)}
      </Loaded>
    </Page>
  );
}

function One({ chain }: { readonly chain: Chain }) {
  const texts = useTexts(TEXTS);
  const { enter, enterWhen, exit, reenter, topic } = chain;
  return (
    <>
      {chain.held.length > 0 && <Held chain={chain} />}
      <Card>
        <Facts
          items={[
            [texts.enter, enterInWords(enter, texts)],
            enterWhen !== undefined && [texts.condition, <code key="when">{enterWhen}</code>],
            exit !== undefined && [texts.exit, <code key="exit">{exit}</code>],
            [texts.reenter, reenter === "never" ? texts.never : reenter],
            topic !== undefined && [texts.topic, topic],
            chain.holdoutPercent > 0 && [texts.holdout, `${chain.holdoutPercent}%. ${texts.holdoutWhy}`],
          ]}
        />
      </Card>
      <Card title={texts.timeline}>
        <Timeline chain={chain} />
      </Card>
    </>
  );
}
