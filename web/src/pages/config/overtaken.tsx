import type { ConfigVersion } from "../../api/config.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { usePublisher } from "./history-view.tsx";
import { TEXTS } from "./texts.ts";

/** Others have published since the draft was begun: who and what, and how to go on. */
export function Overtaken({
  since,
  onBringIn,
}: {
  /** Newest first. */
  readonly since: readonly ConfigVersion[];
  /** Absent until their files are there. */
  readonly onBringIn?: () => void;
}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const nameOf = usePublisher();
  return (
    <Notice
      tone="warn"
      live
      title={texts.overtaken(formats.count(since[0]?.version ?? 0))}
      action={
        <Button kind="primary" small isDisabled={!onBringIn} onPress={() => onBringIn?.()}>
          {texts.bringIn}
        </Button>
      }
    >
      <ul>
        {since.map(({ version, by, publishedAt, note = "" }) => (
          <li key={version}>
            {texts.overtakenBy(formats.count(version), nameOf(by), formats.instant(publishedAt), note)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
