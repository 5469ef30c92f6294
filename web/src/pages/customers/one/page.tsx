import { useParams } from "@tanstack/react-router";
import { Link } from "react-aria-components";
import { type CustomerPage, useCustomerPage } from "../../../api/customers.ts";
import { harmless } from "../../../format/harmless.ts";
import { useMay } from "../../../session/session.tsx";
import { useTexts } from "../../../texts/language.tsx";
import { Page } from "../../../ui/frame.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Loaded } from "../../../ui/state.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import { searchHref } from "../../../view/customer-href.ts";
import { oneOf, text, useView } from "../../../view/view.ts";
import { TEXTS } from "../texts.ts";
import { isOfImport } from "../words/writing.ts";
import { Actions } from "./actions.tsx";
import { Head, Known } from "./head.tsx";
import { Identity } from "./identity.tsx";
import { Offers } from "./offers.tsx";
import { Scores } from "./scores.tsx";
import { Timeline } from "./timeline.tsx";
import { Upcoming } from "./upcoming.tsx";
import { Why } from "./why.tsx";

const TABS = ["timeline", "why", "next", "offers", "scores", "identity"] as const;

/** One customer: who it is, what happened and why, what comes next. */
export default function Customer() {
  const texts = useTexts(TEXTS);
  const { key = "" } = useParams({ strict: false }) as { readonly key?: string };
  const [{ recent }] = useView({ recent: text() });
  const query = useCustomerPage(key);
  const maySee = useMay("personal.read");
  const page = query.data;
  const name = page?.head.name;
  return (
    <Page
      title={harmless(
        name ?? (isOfImport(key) ? (page?.head.email ?? page?.head.phone ?? texts.nameless) : key),
      )}
      back={<Link href={searchHref(recent)}>{texts.back}</Link>}
      lead={page && <Known page={page} />}
      actions={page && <Actions page={page} />}
    >
      {!maySee && <Notice>{texts.masked}</Notice>}
      <Loaded query={query}>{(document) => <Sections page={document} />}</Loaded>
    </Page>
  );
}

function Sections({ page }: { readonly page: CustomerPage }) {
  const texts = useTexts(TEXTS);
  const [{ tab }, setView] = useView({ tab: oneOf(...TABS) });
  return (
    <>
      <Head page={page} />
      <Tabs
        label={texts.sections}
        value={tab}
        onChange={(next) => setView({ tab: next === TABS[0] ? undefined : next })}
        tabs={TABS.map((id) => ({ id, name: texts.tabs[id] }))}
      />
      <Section tab={tab} page={page} />
    </>
  );
}

function Section({ tab, page }: { readonly tab: (typeof TABS)[number]; readonly page: CustomerPage }) {
  switch (tab) {
    case "timeline":
      return <Timeline page={page} />;
    case "why":
      return <Why page={page} />;
    case "next":
      return <Upcoming page={page} />;
    case "offers":
      return <Offers page={page} />;
    case "scores":
      return <Scores page={page} />;
    case "identity":
      return <Identity page={page} />;
    default:
      return tab satisfies never;
  }
}
