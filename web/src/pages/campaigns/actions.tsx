import { useState } from "react";
import {
  type Campaign,
  type CampaignRun,
  isUnderWay,
  useCampaignActions,
  type Weighed,
} from "../../api/campaigns.ts";
import { instantIn } from "../../format/zoned.ts";
import { useMay } from "../../session/session.tsx";
import { useFormats, useLanguage, useTexts } from "../../texts/language.tsx";
import { Action } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { TEXTS } from "./texts.ts";
import { campaignName } from "./words.ts";

interface SwitchesProps {
  readonly campaign: Campaign;
  readonly run: CampaignRun | undefined;
  /** The last check; absent before one is there. */
  readonly weighed: Weighed | undefined;
}

/** Start, pause, resume and stop, for those who may: whatever fits the state. */
export function Switches({ campaign, run, weighed }: SwitchesProps) {
  const mayWrite = useMay("campaigns.write");
  if (!mayWrite) return undefined;
  if (!run || !isUnderWay(run))
    return campaign.audience && <StartIt campaign={campaign} run={run} weighed={weighed} />;
  return (
    <>
      {run.paused ? <Resume campaign={campaign} /> : <Pause campaign={campaign} />}
      <Stop campaign={campaign} />
    </>
  );
}

function StartIt({ campaign, run, weighed }: SwitchesProps) {
  const texts = useTexts(TEXTS);
  const { language } = useLanguage();
  const formats = useFormats();
  const { start } = useCampaignActions(campaign.id);
  const [time, setTime] = useState("");
  const at = time === "" ? undefined : instantIn(formats.zone, time);
  const name = campaignName(campaign, language);
  const words = run ? texts.startAgain : texts.startIt;
  const mails = weighed?.waterfall.mails ?? 0;
  // What was weighed before the last start says nothing of the next.
  const isChecked = weighed !== undefined && weighed.at > (run?.startedAt ?? 0);
  return (
    <>
      {!isChecked && <small>{texts.checkFirst}</small>}
      <Action
        label={words.do}
        kind="primary"
        isDisabled={!isChecked}
        title={words.title(name)}
        confirm={words.do}
        isReady={time === "" || at !== undefined}
        act={async () => {
          const { result } = await start.mutateAsync({
            ...(at !== undefined && { at: new Date(at).toISOString() }),
            ...(run && { again: true }),
          });
          return texts.startDone[result];
        }}
      >
        {weighed && (
          <p>
            {texts.startNumbers(
              { value: mails, text: formats.count(mails) },
              formats.count(weighed.waterfall.audience),
              formats.instant(weighed.at),
            )}
          </p>
        )}
        <p>{words.why}</p>
        <TextField
          label={texts.time}
          hint={texts.timeHint(formats.zone)}
          type="datetime-local"
          value={time}
          onChange={setTime}
        />
      </Action>
    </>
  );
}

function Pause({ campaign }: { readonly campaign: Campaign }) {
  const texts = useTexts(TEXTS);
  const { language } = useLanguage();
  const { pause } = useCampaignActions(campaign.id);
  const [reason, setReason] = useState("");
  return (
    <Action
      label={texts.pause.do}
      title={texts.pause.title(campaignName(campaign, language))}
      confirm={texts.pause.do}
      act={async () => {
        await pause.mutateAsync(reason.trim());
        return undefined;
      }}
    >
      <p>{texts.pause.why}</p>
      <TextField
        label={texts.reason}
        hint={texts.pauseHint}
        value={reason}
        onChange={setReason}
        maxLength={200}
      />
    </Action>
  );
}

function Resume({ campaign }: { readonly campaign: Campaign }) {
  const texts = useTexts(TEXTS);
  const { language } = useLanguage();
  const { resume } = useCampaignActions(campaign.id);
  return (
    <Action
      label={texts.resume.do}
      kind="primary"
      title={texts.resume.title(campaignName(campaign, language))}
      confirm={texts.resume.do}
      act={async () => {
        await resume.mutateAsync();
        return undefined;
      }}
    >
      {texts.resume.why}
    </Action>
  );
}

function Stop({ campaign }: { readonly campaign: Campaign }) {
  const texts = useTexts(TEXTS);
  const { language } = useLanguage();
  const formats = useFormats();
  const { stop } = useCampaignActions(campaign.id);
  const [reason, setReason] = useState("");
  return (
    <Action
      label={texts.stop.do}
      kind="danger"
      title={texts.stop.title(campaignName(campaign, language))}
      confirm={texts.stop.do}
      typed={campaign.id}
      isReady={reason.trim() !== ""}
      act={async () => {
        const stopped = await stop.mutateAsync(reason.trim());
        return texts.stop.done({ value: stopped, text: formats.count(stopped) });
      }}
    >
      <p>{texts.stop.why}</p>
      <TextField
        label={texts.reason}
        hint={texts.stopHint}
        value={reason}
        onChange={setReason}
        maxLength={200}
        isRequired
      />
    </Action>
  );
}
