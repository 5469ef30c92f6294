import { useParams } from "@tanstack/react-router";
import { Link } from "react-aria-components";
import {
  type Campaign,
  type CampaignRun,
  isUnderWay,
  useCampaign,
  useCampaigns,
  useCheck,
} from "../../api/campaigns.ts";
import { useFormats, useLanguage, useTexts } from "../../texts/language.tsx";
import { saidIn } from "../../texts/said.ts";
import { Card, Facts, Page } from "../../ui/frame.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { useNames } from "../segments/names.ts";
import { Switches } from "./actions.tsx";
import { Check } from "./check.tsx";
import { Report } from "./report.tsx";
import { State } from "./run-state.tsx";
import { TEXTS } from "./texts.ts";
import { audienceInWords, campaignName } from "./words.ts";

/** One campaign: who would get it, its switches, and how its latest start goes. */
export default function CampaignPage() {
  const texts = useTexts(TEXTS);
  const { campaign: id = "" } = useParams({ strict: false }) as { readonly campaign?: string };
  const { language } = useLanguage();
  const campaigns = useCampaigns();
  const status = useCampaign(id);
  const check = useCheck(id);
  const found = campaigns.data?.campaigns.find((campaign) => campaign.id === id);
  const run = status.data?.run ?? found?.run;
  return (
    <Page
      title={found ? campaignName(found, language) : id}
      lead={found && <State run={run} />}
      back={<Link href="/campaigns">{texts.back}</Link>}
      actions={
        found && (
          <Switches
            campaign={found}
            run={run}
            weighed={check.isLooking ? undefined : (check.last.data ?? undefined)}
          />
        )
      }
    >
      <Loaded query={campaigns}>
        {() =>
          found ? (
            <>
              {run && <Halted run={run} />}
              <About campaign={found} run={run} />
              <Loaded query={status}>{(data) => data && <Report status={data} />}</Loaded>
              <Check check={check} />
            </>
          ) : (
            <Empty title={texts.unknown} />
          )
        }
      </Loaded>
    </Page>
  );
}

/** Why nothing goes, and what to do about it. */
function Halted({ run }: { readonly run: CampaignRun }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { language } = useLanguage();
  const { paused, stopped } = run;
  if (stopped)
    return (
      <Notice tone="info" title={texts.stoppedAt(formats.instant(stopped.at))}>
        {stopped.why}
      </Notice>
    );
  if (!paused || !isUnderWay(run)) return undefined;
  const when = formats.instant(paused.at);
  return (
    <Notice
      tone={paused.itself ? "bad" : "warn"}
      title={paused.itself ? texts.pausedItselfAt(when) : texts.pausedAt(when)}
    >
      {saidIn(paused.why, language)} {paused.itself ? texts.pausedItselfNext : texts.pausedNext}
    </Notice>
  );
}

function About({ campaign, run }: { readonly campaign: Campaign; readonly run: CampaignRun | undefined }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { group } = useNames(undefined);
  const { audience } = campaign;
  return (
    <Card>
      <Facts
        items={[
          [texts.audience, audienceInWords(audience, texts, group)],
          audience && [texts.frozen, audience.frozen ? texts.isFrozen : texts.isNotFrozen],
          run && [
            texts.started,
            texts.startedBy(formats.instant(run.startedAt), run.by, formats.count(run.version)),
          ],
          run && [texts.begins, formats.instant(run.beginsAt)],
          run?.endsAt !== undefined && [texts.ends, formats.instant(run.endsAt)],
          run && run.start > 1 && [texts.start, texts.startNumber(formats.count(run.start))],
        ]}
      />
    </Card>
  );
}
