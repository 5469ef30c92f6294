import { useState } from "react";
import { type Experiment, useExperimentActions } from "../../api/experiments.ts";
import { useMay } from "../../session/session.tsx";
import { useTexts } from "../../texts/language.tsx";
import { Action } from "../../ui/dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { TEXTS } from "./texts.ts";

/** Gives everybody one variant, or draws again, for those who may. */
export function Choices({ test }: { readonly test: Experiment }) {
  if (!useMay("chains.write")) return undefined;
  return test.state === "decided" ? <Reopen test={test} /> : <Decide test={test} />;
}

function Decide({ test }: { readonly test: Experiment }) {
  const texts = useTexts(TEXTS);
  const { decide } = useExperimentActions(test.experiment);
  const ahead = test.counted?.leader ?? test.variants[0]?.variant ?? "";
  const [chosen, setChosen] = useState<string>();
  const variant = chosen ?? ahead;
  const isCertain = test.state === "winner" && variant === test.counted?.leader;
  return (
    <Action
      label={texts.decide.short}
      kind={test.state === "winner" ? "primary" : "plain"}
      title={texts.decide.title(variant)}
      confirm={texts.decide.do(variant)}
      act={async () => {
        await decide.mutateAsync(variant);
        return undefined;
      }}
    >
      <Select
        label={texts.variant}
        choices={test.variants.map((one) => ({ id: one.variant, name: one.variant }))}
        value={variant}
        onChange={setChosen}
      />
      <p>{isCertain ? texts.decide.certain : texts.decide.uncertain}</p>
      <p>{texts.decide.why}</p>
    </Action>
  );
}

function Reopen({ test }: { readonly test: Experiment }) {
  const texts = useTexts(TEXTS);
  const { reopen } = useExperimentActions(test.experiment);
  return (
    <Action
      label={texts.reopen.do}
      title={texts.reopen.title(test.experiment)}
      confirm={texts.reopen.do}
      act={async () => {
        await reopen.mutateAsync();
        return undefined;
      }}
    >
      {texts.reopen.why}
    </Action>
  );
}
