import { Link } from "react-aria-components";
import type { Change, useChanges } from "../../api/changes.ts";
import { useSession } from "../../session/session.tsx";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { SHELL } from "../../texts/shell/texts.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { leadOf } from "./links.ts";
import { TEXTS } from "./texts.ts";
import { detailsOf, doneOf, fromTo, whoOf } from "./words.ts";

interface LinesProps {
  readonly changes: readonly Change[];
  readonly more: Pick<ReturnType<typeof useChanges>, "hasNextPage" | "isFetchingNextPage" | "fetchNextPage">;
  readonly isFiltered: boolean;
}

const TONES = { done: "good", refused: "warn", failed: "bad", begun: "info", unknown: "bad" } as const;

/** The lines, the newest first. A filter may find little on a page, and still have more. */
export function Lines({ changes, more, isFiltered }: LinesProps) {
  const texts = useTexts(TEXTS);
  const shell = useTexts(SHELL);
  const formats = useFormats();
  const next = more.hasNextPage && (
    <Button small isDisabled={more.isFetchingNextPage} onPress={() => void more.fetchNextPage()}>
      {more.isFetchingNextPage ? shell.loading : texts.older}
    </Button>
  );
  if (changes.length === 0)
    return (
      <Empty title={isFiltered ? texts.noneOfThese : texts.none} action={next}>
        {isFiltered ? (more.hasNextPage ? texts.lookFurther : texts.noneOfTheseWhy) : texts.noneWhy}
      </Empty>
    );
  return (
    <Table
      label={texts.title}
      file="changes"
      rows={changes}
      rowKey={({ id }) => id}
      columns={[
        { id: "what", name: texts.what, value: (change) => doneOf(change, texts) },
        {
          id: "about",
          name: texts.about,
          value: ({ target }) => target ?? "",
          cell: (change) => <About change={change} />,
        },
        { id: "fromTo", name: texts.fromTo, value: (change) => fromTo(change, texts) },
        { id: "at", name: texts.when, value: ({ at }) => at, cell: ({ at }) => formats.instant(at) },
        { id: "who", name: texts.who, value: ({ by }) => whoOf(by, texts) },
        { id: "details", name: texts.more, wideOnly: true, value: (change) => detailsOf(change, texts) },
        {
          id: "outcome",
          name: texts.outcome,
          value: ({ outcome }) => texts.outcomes[outcome],
          cell: ({ outcome, why }) => (
            <>
              <Tag tone={TONES[outcome]}>{texts.outcomes[outcome]}</Tag>{" "}
              {why !== undefined && (texts.reasons[why] ?? why)}
            </>
          ),
        },
      ]}
      foot={next}
    />
  );
}

/** What was changed, as a way to it where the reader may go there. */
function About({ change }: { readonly change: Change }) {
  const texts = useTexts(TEXTS);
  const { scopes } = useSession();
  const { href, scope } = leadOf(change);
  const name = change.area === "team" ? texts.member : (change.target ?? "");
  if (href === undefined || (scope !== undefined && !scopes.has(scope))) return name;
  return <Link href={href}>{name || texts.look}</Link>;
}
