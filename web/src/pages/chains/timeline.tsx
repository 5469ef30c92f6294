import type { ReactNode } from "react";
import type { Chain, ChainStep } from "../../api/chains.ts";
import { useNamed } from "../../api/named.ts";
import { useTexts } from "../../texts/language.tsx";
import { Tag } from "../../ui/tag.tsx";
import { TEXTS } from "./texts.ts";
import css from "./timeline.module.css";
import { useEntering } from "./use-entering.ts";
import { doneInWords, waitInWords } from "./words.ts";

interface TimelineProps {
  readonly chain: Chain;
  /** What came of a step. */
  readonly beside?: (step: ChainStep) => ReactNode;
}

/** A chain from top to bottom: what enters, what it waits for, what it does. */
export function Timeline({ chain, beside }: TimelineProps) {
  const texts = useTexts(TEXTS);
  const entering = useEntering();
  const named = useNamed();
  return (
    <ol className={css.timeline}>
      <li className={css.enter}>
        <strong>{texts.entered}</strong> {entering(chain.enter)}
      </li>
      {chain.steps.map((step) => (
        <li key={step.step}>
          {step.waits.length > 0 && (
            <p className={css.waits}>{step.waits.map((wait) => waitInWords(wait, texts)).join(", ")}</p>
          )}
          <div className={css.does}>
            <strong>{doneInWords(step, texts)}</strong>
            {step.does.kind === "send" && step.does.variants.length > 0 && (
              <Tag tone="info">{texts.variants(step.does.variants.join(", "))}</Tag>
            )}
            {step.offer !== undefined && <Tag tone="accent">{texts.offer(named.offer(step.offer))}</Tag>}
          </div>
          {step.when !== undefined && (
            <p className={css.when}>
              {texts.condition} <code>{step.when}</code>
            </p>
          )}
          {beside?.(step)}
        </li>
      ))}
    </ol>
  );
}
