import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Link } from "react-aria-components";
import { useHealth } from "../../api/health.ts";
import { useLanguage, useTexts } from "../../texts/language.tsx";
import { Card, Page, Row } from "../../ui/frame.tsx";
import { Markdown } from "../../ui/markdown.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { AlarmTag } from "./alarms.tsx";
import { isRunbook, readRunbook, runbookHref } from "./runbooks.ts";
import { TEXTS } from "./texts.ts";

/** What to do when an alarm rings, as docs/runbooks says it. */
export default function RunbookPage() {
  const texts = useTexts(TEXTS);
  const { language } = useLanguage();
  const { runbook: name = "" } = useParams({ strict: false }) as { readonly runbook?: string };
  const runbook = useQuery({ queryKey: ["runbook", name], queryFn: () => readRunbook(name) });
  const health = useHealth();
  return (
    <Page
      title={runbook.data?.title ?? texts.runbook}
      back={<Link href="/health">{texts.title}</Link>}
      lead={texts.runbookLead}
    >
      <Loaded query={runbook}>
        {(found) =>
          found ? (
            <>
              <Row>
                {found.alarms.map((alarm) => (
                  <AlarmTag
                    key={alarm}
                    name={alarm}
                    alarm={health.data?.alarms?.find((one) => one.name === alarm)}
                  />
                ))}
              </Row>
              {language !== "en" && <Notice>{texts.inEnglish}</Notice>}
              <Card>
                <Markdown text={found.text} href={hrefOf} />
              </Card>
            </>
          ) : (
            <Empty title={texts.noRunbook(name)} action={<Link href="/health">{texts.title}</Link>} />
          )
        }
      </Loaded>
    </Page>
  );
}

/** Other runbooks are pages here; the rest of the documentation is in the checkout. */
function hrefOf(to: string): string | undefined {
  const name = /^([a-z-]+)\.md/.exec(to)?.[1];
  if (name !== undefined && isRunbook(name)) return runbookHref(name);
  return to.startsWith("https://") ? to : undefined;
}
