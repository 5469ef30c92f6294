import type { Decision } from "../../api/experiments.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card, Facts } from "../../ui/frame.tsx";
import { TEXTS } from "./texts.ts";

/** The API's word for a decision that nobody took by hand. */
const ITSELF = "the interval";

/** What was decided, when and by whom, the latest first. */
export function Decisions({ decisions }: { readonly decisions: readonly Decision[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return (
    <Card title={texts.decisions}>
      <Facts
        items={decisions
          .toReversed()
          .map((decision) => [
            texts.decisionBy(
              formats.instant(decision.at),
              decision.by === ITSELF ? texts.byInterval : decision.by,
            ),
            decision.kind === "decided" ? texts.decidedFor(decision.variant) : texts.reopened,
          ])}
      />
    </Card>
  );
}
