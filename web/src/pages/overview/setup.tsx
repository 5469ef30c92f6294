import { Link } from "react-aria-components";
import type { Overview } from "../../api/overview.ts";
import { useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Tag } from "../../ui/tag.tsx";
import css from "./overview.module.css";
import { TEXTS } from "./texts.ts";

type SetupStep = NonNullable<Overview["setup"]>["steps"][number]["step"];

/** Steps that are done, or seen, on a page. */
const HREFS: Readonly<Partial<Record<SetupStep, string>>> = { config: "/config", mail: "/mails" };

/** What is left to do until mails go, each with how. Nothing of a shop that is set up. */
export function SetupCard({ setup }: Pick<Overview, "setup">) {
  const texts = useTexts(TEXTS);
  if (!setup) return undefined;
  const next = setup.steps.find(({ done }) => !done)?.step;
  return (
    <Card title={texts.setup.title} lead={texts.setup.lead}>
      <ol className={css.steps}>
        {setup.steps.map(({ step, done }) => {
          const { title, how, command } = texts.setup.steps[step];
          const href = HREFS[step];
          return (
            <li key={step} {...(step === next && { "aria-current": "step" })}>
              <h3>
                {title}{" "}
                <Tag tone={done ? "good" : step === next ? "accent" : "plain"}>
                  {done ? texts.setup.done : texts.setup.open}
                </Tag>
              </h3>
              {!done && (
                <>
                  <p>
                    {how} {href !== undefined && <Link href={href}>{texts.setup.goTo}</Link>}
                  </p>
                  <code>{command}</code>
                </>
              )}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
