import type { ReactNode } from "react";
import type { useCheck, Weighed } from "../../api/campaigns.ts";
import { useMay } from "../../session/session.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Button } from "../../ui/button.tsx";
import { Card, Columns } from "../../ui/frame.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Empty, Failed, Loaded } from "../../ui/state.tsx";
import { Plan, RampUp } from "./plan.tsx";
import { TEXTS } from "./texts.ts";
import { Waterfall } from "./waterfall.tsx";

/** Who would get the mail, who would not and why, when it goes and what that takes. */
export function Check({ check }: { readonly check: ReturnType<typeof useCheck> }) {
  const texts = useTexts(TEXTS);
  const { last, begin, isLooking } = check;
  const mayCheck = useMay("campaigns.write");
  const button = mayCheck && (
    <Button isDisabled={isLooking} onPress={() => begin.mutate()}>
      {isLooking ? texts.looking : last.data ? texts.checkAgain : texts.check}
    </Button>
  );
  return (
    <Loaded query={last}>
      {(weighed) => (
        <>
          {begin.error && <Failed error={begin.error} again={() => begin.mutate()} />}
          {isLooking && (
            <Notice live title={texts.looking}>
              {texts.lookingWhy}
            </Notice>
          )}
          {weighed ? (
            <Found weighed={weighed} button={button} />
          ) : (
            !isLooking && (
              <Card title={texts.checkTitle}>
                <Empty title={texts.unchecked} action={button}>
                  {texts.uncheckedWhy}
                </Empty>
              </Card>
            )
          )}
        </>
      )}
    </Loaded>
  );
}

function Found({ weighed, button }: { readonly weighed: Weighed; readonly button: ReactNode }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { at, begun, customers, days } = weighed;
  return (
    <Columns wide>
      <Card
        title={texts.checkTitle}
        lead={texts.checkedAt(formats.count(customers), formats.instant(at), formats.count(begun.version))}
        actions={button}
      >
        <Waterfall weighed={weighed} />
      </Card>
      <Plan weighed={weighed} />
      {days.length > 1 && <RampUp days={days} />}
    </Columns>
  );
}
