import type { Chain } from "../../api/chains.ts";
import { type Results, useResults } from "../../api/results.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/frame.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { ChainResults } from "./results/chain-results.tsx";
import type { Scope } from "./results/links.ts";
import { NoResults } from "./results/none.tsx";
import { StepResults } from "./results/step-results.tsx";
import { RESULTS } from "./results/texts.ts";
import { TEXTS } from "./texts.ts";
import { Timeline } from "./timeline.tsx";

/** A chain's timeline with what each step has come to. Without results it is the timeline alone, and says when there will be some. */
export function WithResults({
  chain,
  scope,
  onAllVersions,
}: {
  readonly chain: Chain;
  readonly scope: Scope;
  readonly onAllVersions: () => void;
}) {
  const texts = useTexts(TEXTS);
  const words = useTexts(RESULTS);
  const formats = useFormats();
  const { days: period, version } = scope;
  const whole = useResults({ by: "chain", chain: chain.id, period, version });
  const steps = useResults({ by: "step", chain: chain.id, period, version });
  const found = steps.data;
  /** Who waits is counted at the step behind the last that is over, and that is a wait where there is one. */
  const waitingFrom = (from: number) => ({ from, count: lineAt(from)?.waiting ?? 0 });
  const lineAt = (step: number) => found?.results.find((line) => line.step === step);
  return (
    <>
      {version !== undefined && (
        <Notice
          title={words.onlyVersion(formats.count(version))}
          action={
            <Button small onPress={onAllVersions}>
              {words.showAll}
            </Button>
          }
        >
          {words.stepsOf}
        </Notice>
      )}
      <Loaded query={whole}>
        {(results) => (results ? <Whole chain={chain.id} results={results} scope={scope} /> : <NoResults />)}
      </Loaded>
      <Card
        title={texts.timeline}
        lead={
          found && words.lead(formats.day(found.from), formats.day(found.to), formats.day(found.openFrom))
        }
      >
        {steps.error && <Loaded query={steps}>{() => undefined}</Loaded>}
        <Timeline
          chain={chain}
          {...(found && {
            beside: ({ step, waits, does: { kind } }) => (
              <StepResults
                {...{ chain: chain.id, step, kind, scope }}
                waiting={waitingFrom(step - waits.length)}
                line={lineAt(step)}
                currency={found.currency}
                windowDays={found.windowDays}
              />
            ),
          })}
        />
      </Card>
    </>
  );
}

function Whole({
  results,
  ...rest
}: {
  readonly chain: string;
  readonly results: Results;
  readonly scope: Scope;
}) {
  const words = useTexts(RESULTS);
  const [line] = results.results;
  if (!line) return <Empty title={words.nothing}>{words.nothingWhy}</Empty>;
  return <ChainResults line={line} results={results} {...rest} />;
}
