import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { type CustomerPage, type Line, useTimeline } from "../../../api/customers.ts";
import { harmless } from "../../../format/harmless.ts";
import { useTexts } from "../../../texts/language.tsx";
import { SHELL } from "../../../texts/shell/texts.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/frame.tsx";
import { Select } from "../../../ui/select.tsx";
import { Empty, Loaded } from "../../../ui/state.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { oneOf, useView } from "../../../view/view.ts";
import { TEXTS } from "../texts.ts";
import { lineText, type Writing } from "../words/writing.ts";
import css from "./one.module.css";
import { useWriting } from "./use-writing.ts";

const GROUPS = [
  "all",
  "orders",
  "visits",
  "mails",
  "chains",
  "codes",
  "points",
  "consent",
  "identity",
  "other",
] as const;

/** What happened, the newest first. What the page's document has brought along is shown at once. */
export function Timeline({ page }: { readonly page: CustomerPage }) {
  const { timeline: texts } = useTexts(TEXTS);
  const [{ kind }, setView] = useView({ kind: oneOf(...GROUPS) });
  const query = useTimeline(page, kind === "all" ? undefined : kind);
  return (
    <Card
      actions={
        <Select
          label={texts.filter}
          hidesLabel
          value={kind}
          onChange={(next) => setView({ kind: next === "all" ? undefined : next })}
          choices={GROUPS.map((id) => ({ id, name: texts.groups[id] }))}
        />
      }
      flush
    >
      <Loaded
        query={query}
        empty={{
          when: ({ pages }) => pages.every(({ lines }) => lines.length === 0),
          show: (
            <div className={css.padded}>
              <Empty title={texts.empty}>{texts.emptyWhy}</Empty>
            </div>
          ),
        }}
      >
        {({ pages }) => (
          <Lines
            page={page}
            lines={pages.flatMap(({ lines }) => lines)}
            more={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
            isLoading={query.isFetchingNextPage}
          />
        )}
      </Loaded>
    </Card>
  );
}

interface LinesProps {
  readonly page: CustomerPage;
  readonly lines: readonly Line[];
  readonly more: (() => void) | undefined;
  readonly isLoading: boolean;
}

/** From so many lines on only those in sight are made. */
const MANY = 100;
const LINE_PX = 44;

function Lines({ page, lines, more, isLoading }: LinesProps) {
  const { timeline: texts } = useTexts(TEXTS);
  const shell = useTexts(SHELL);
  const writing = useWriting(page);
  const scroller = useRef<HTMLElement>(null);
  const isMany = lines.length > MANY;
  const virtual = useVirtualizer({
    count: isMany ? lines.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_PX,
    overscan: 10,
  });
  const seen = virtual.getVirtualItems();
  const [first, last] = [seen.at(0), seen.at(-1)];
  const shown = isMany ? lines.slice(first?.index ?? 0, (last?.index ?? -1) + 1) : lines;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section ref={scroller} className={isMany ? css.tall : undefined} aria-label={texts.label} tabIndex={0}>
        <ol
          className={css.lines}
          style={
            isMany
              ? { paddingTop: first?.start ?? 0, paddingBottom: virtual.getTotalSize() - (last?.end ?? 0) }
              : undefined
          }
        >
          {shown.map((line, index) => (
            <li
              key={line.id}
              data-index={(first?.index ?? 0) + index}
              ref={isMany ? virtual.measureElement : undefined}
            >
              <OneLine line={line} writing={writing} />
            </li>
          ))}
        </ol>
      </section>
      <footer className={css.foot}>
        {more ? (
          <Button small onPress={more} isDisabled={isLoading}>
            {isLoading ? shell.loading : shell.more}
          </Button>
        ) : (
          texts.end
        )}
      </footer>
    </>
  );
}

function OneLine({ line, writing }: { readonly line: Line; readonly writing: Writing }) {
  const { timeline: texts } = useTexts(TEXTS);
  const { at, group, rank } = line;
  return (
    <div className={css.line}>
      <time dateTime={new Date(at).toISOString()}>{writing.formats.instant(at)}</time>
      <span className={css.kind}>
        <Tag tone={TONES[group]}>{texts.groups[group]}</Tag>
      </span>
      <span className={css.says}>
        <bdi>{harmless(lineText(line, writing), 400)}</bdi>
        {rank && <span className={css.muted}> {rank === "browser" ? texts.byBrowser : texts.byMailbox}</span>}
      </span>
    </div>
  );
}

const TONES = {
  orders: "good",
  visits: "plain",
  mails: "info",
  chains: "accent",
  codes: "warn",
  points: "warn",
  consent: "info",
  identity: "plain",
  other: "plain",
} as const satisfies Record<Line["group"], Parameters<typeof Tag>[0]["tone"]>;
