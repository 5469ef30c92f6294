import type { ReactNode } from "react";
import type { Files } from "../../../api/config.ts";
import { type ConfigPlan, useConfigPlan } from "../../../api/plan.ts";
import { useFormats, useTexts } from "../../../texts/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Chains } from "./chains.tsx";
import { Moves } from "./moves.tsx";
import css from "./plan.module.css";
import { Sizes } from "./sizes.tsx";
import { TEXTS } from "./texts.ts";
import { Total } from "./total.tsx";
import { Warnings } from "./warnings.tsx";

interface PlanProps {
  readonly files: Files;
  readonly base: number;
  /** What is known until the plan is there, or where there is none. */
  readonly meanwhile: ReactNode;
}

/** What publishing would do to customers, worked out while the reader looks at the rest. Publishing does not wait for it. */
export function Plan({ files, base, meanwhile }: PlanProps) {
  const texts = useTexts(TEXTS);
  const progress = useConfigPlan(files, base);
  return (
    <section className={css.plan} aria-label={texts.title}>
      <h3 className={css.title}>{texts.title}</h3>
      {progress.state === "running" && <Running looked={progress.looked} />}
      {progress.state === "failed" && (
        <Notice
          tone="warn"
          live
          title={texts.failed}
          action={
            <Button small onPress={progress.again}>
              {texts.again}
            </Button>
          }
        >
          <p>{progress.why}</p>
          <p>{texts.failedWhat}</p>
        </Notice>
      )}
      {progress.state === "done" ? <Told plan={progress.plan} /> : meanwhile}
    </section>
  );
}

function Running({ looked }: { readonly looked: number | undefined }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return (
    <output className={css.running}>
      <i className={css.dot} aria-hidden="true" />
      <span>
        {texts.running} {looked !== undefined && texts.looked(formats.count(looked))}
      </span>
    </output>
  );
}

function Told({ plan }: { readonly plan: ConfigPlan }) {
  return (
    <>
      <Warnings plan={plan} />
      <Lead plan={plan} />
      <Moves kind="segments" moves={plan.segments.moves} />
      <Sizes sizes={plan.segments.sizes} />
      <Moves kind="tiers" moves={plan.tiers.moves} />
      <Total plan={plan} />
      <Chains plan={plan} />
    </>
  );
}

function Lead({ plan }: { readonly plan: ConfigPlan }): ReactNode {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { night, customers, segments, tiers, takesStock, refolding, version } = plan;
  const moved = (moves: readonly { readonly customers: number }[]) =>
    formats.count(moves.reduce((sum, one) => sum + one.customers, 0));
  return (
    <>
      {version !== null && (
        <p>
          {texts.lead({
            night: formats.day(night),
            customers: formats.count(customers),
            segments: moved(segments.moves),
            tiers: moved(tiers.moves),
          })}
        </p>
      )}
      {takesStock && <p>{texts.takesStock(formats.day(night))}</p>}
      {refolding && version !== null && <p className={css.small}>{texts.refolding}</p>}
    </>
  );
}
