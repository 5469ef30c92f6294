import type { KeptDraft } from "../../api/config.ts";
import { useTexts } from "../../texts/language.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TEXTS } from "./texts.ts";

/** The draft was saved from another window or machine meanwhile: asks which of the two goes on. */
export function Elsewhere({
  kept,
  onTakeOther,
  onKeepMine,
}: {
  readonly kept: KeptDraft;
  readonly onTakeOther: (kept: KeptDraft) => void;
  readonly onKeepMine: () => void;
}) {
  const texts = useTexts(TEXTS);
  return (
    <Notice
      tone="warn"
      live
      title={texts.elsewhere}
      action={
        <>
          <Button small onPress={() => onTakeOther(kept)}>
            {texts.takeOther}
          </Button>
          <Button small onPress={onKeepMine}>
            {texts.keepMine}
          </Button>
        </>
      }
    >
      {texts.elsewhereWhat}
    </Notice>
  );
}
