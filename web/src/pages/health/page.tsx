import { useHealth } from "../../api/health.ts";
import { useTexts } from "../../texts/language.tsx";
import { Page } from "../../ui/frame.tsx";
import { Loaded } from "../../ui/state.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { oneOf, useView } from "../../view/view.ts";
import { Alarms, Runbooks } from "./alarms.tsx";
import { CostView } from "./cost.tsx";
import { SendingSwitch } from "./sending.tsx";
import { TEXTS } from "./texts.ts";
import { Wrong } from "./wrong.tsx";

const TABS = ["health", "cost"] as const;
const VIEW = { tab: oneOf(...TABS) };

/** Whether everything works, the switch that stops all mail, and what a month costs. */
export default function HealthPage() {
  const texts = useTexts(TEXTS);
  const [{ tab }, setView] = useView(VIEW);
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Tabs
        label={texts.title}
        tabs={TABS.map((id) => ({ id, name: texts.tabs[id] }))}
        value={tab}
        onChange={(next) => setView({ tab: next })}
      />
      {tab === "cost" ? <CostView /> : <HealthView />}
    </Page>
  );
}

function HealthView() {
  return (
    <Loaded query={useHealth()}>
      {(health) => (
        <>
          <SendingSwitch health={health} />
          <Wrong health={health} />
          <Alarms alarms={health.alarms} />
          <Runbooks />
        </>
      )}
    </Loaded>
  );
}
