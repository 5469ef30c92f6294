import { type Segments, useSegments } from "../../api/segments.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { SHELL } from "../../texts/shell/texts.ts";
import { Page } from "../../ui/frame.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { oneOf, useView } from "../../view/view.ts";
import { Count } from "./count.tsx";
import { Flows } from "./flows.tsx";
import { OverTime } from "./over-time.tsx";
import { Own } from "./own.tsx";
import { Rfm } from "./rfm.tsx";
import type { TabId } from "./texts.en.ts";
import { TEXTS } from "./texts.ts";

const TABS = ["own", "rfm", "flows", "time", "count"] as const;
const VIEW = { tab: oneOf<TabId>(...TABS) };

/** Who is where, how they move, and how many a condition would find. */
export default function SegmentsPage() {
  const texts = useTexts(TEXTS);
  const shell = useTexts(SHELL);
  const formats = useFormats();
  const segments = useSegments();
  const [{ tab }, setView] = useView(VIEW);
  const night = segments.data?.night ?? undefined;
  return (
    <Page title={texts.title} lead={night === undefined ? undefined : shell.nightOf(formats.day(night))}>
      <Loaded query={segments}>
        {(data) =>
          data.night === null ? (
            <Empty title={texts.noNight}>{texts.noNightWhy}</Empty>
          ) : (
            <>
              <Tabs
                label={texts.tabs.label}
                tabs={TABS.map((id) => ({ id, name: texts.tabs[id] }))}
                value={tab}
                onChange={(next) => setView({ tab: next })}
              />
              <Tab tab={tab} data={data} night={data.night} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Tab({ tab, data, night }: { readonly tab: TabId; readonly data: Segments; readonly night: string }) {
  switch (tab) {
    case "own":
      return <Own data={data} />;
    case "rfm":
      return <Rfm data={data} />;
    case "flows":
      return <Flows data={data} night={night} />;
    case "time":
      return <OverTime data={data} night={night} />;
    case "count":
      return <Count data={data} />;
    default:
      return tab satisfies never;
  }
}
