import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Link } from "react-aria-components";
import { allMembers, type MemberRow, useMembers, useSegments } from "../../api/segments.ts";
import { useCurrency } from "../../api/shop.ts";
import { useApi } from "../../api/use-api.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { SHELL } from "../../texts/shell/texts.ts";
import { Button } from "../../ui/button.tsx";
import { download, rowsToCsv } from "../../ui/export.ts";
import { Checkbox, SearchField, TextField } from "../../ui/field.tsx";
import { Card, Page } from "../../ui/frame.tsx";
import { Empty, Failed, Loaded } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { oneOf, text, useView } from "../../view/view.ts";
import { useMemberColumns } from "./member-columns.tsx";
import { useNames } from "./names.ts";
import css from "./segments.module.css";
import { MEMBER_COLUMNS, type MemberColumn } from "./texts.en.ts";
import { TEXTS } from "./texts.ts";

const USUAL = "customer,email,name,orders,spent,lastOrder,mayMail,since";
const VIEW = { q: text(), where: text(), mailable: oneOf("no", "yes"), columns: text() };

/** Who is in a segment, a named RFM segment or a cell. */
export default function MembersPage() {
  const texts = useTexts(TEXTS);
  const shell = useTexts(SHELL);
  const formats = useFormats();
  const { group = "" } = useParams({ strict: false }) as { readonly group?: string };
  const segments = useSegments();
  const names = useNames(segments.data);
  const [{ q, where, mailable, columns = USUAL }, setView] = useView(VIEW);
  const query = { group, condition: where, mailable: mailable === "yes" };
  const members = useMembers(query);
  const chosen = MEMBER_COLUMNS.filter((id) => columns.split(",").includes(id));
  const all = useMemberColumns(names.own, useCurrency());
  const shown = all.filter(({ id }) => chosen.includes(id as MemberColumn));
  const title = names.group(group);
  const first = members.data?.pages[0];
  const rows = members.data?.pages.flatMap(({ people }) => people) ?? [];
  const found = rows.filter((row) => matches(row, q));
  const toggle = (id: MemberColumn) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    setView({ columns: next.length === 0 ? "customer" : next.join(",") }, { replace: true });
  };
  return (
    <Page
      title={title}
      lead={first && texts.members.lead(formats.count(first.members), formats.day(first.night))}
      back={<Link href="/segments">{texts.members.back}</Link>}
      actions={<Everybody query={query} columns={shown} file={group.replace(":", "-")} />}
    >
      <div className={css.tools}>
        <SearchField
          label={texts.members.search}
          placeholder={texts.members.searchHint}
          value={q ?? ""}
          onChange={(next) => setView({ q: next }, { replace: true })}
        />
        <Where value={where ?? ""} onAsk={(next) => setView({ where: next })} />
        <Checkbox
          isSelected={mailable === "yes"}
          onChange={(is) => setView({ mailable: is ? "yes" : undefined })}
        >
          {texts.members.mailableOnly}
        </Checkbox>
      </div>
      <details>
        <summary>{texts.members.columns}</summary>
        <div className={css.tools}>
          {MEMBER_COLUMNS.map((id) => (
            <Checkbox key={id} isSelected={chosen.includes(id)} onChange={() => toggle(id)}>
              {texts.members.names[id]}
            </Checkbox>
          ))}
        </div>
      </details>
      <Loaded query={members}>
        {() =>
          found.length === 0 && !members.hasNextPage ? (
            <Empty title={texts.members.none}>{texts.members.noneWhy}</Empty>
          ) : (
            <Card flush>
              <Table
                label={title}
                rows={found}
                rowKey={({ customer }) => customer}
                columns={shown}
                file={group.replace(":", "-")}
                foot={
                  <>
                    {texts.members.loaded(formats.count(rows.length))}{" "}
                    {members.hasNextPage && (
                      <Button
                        small
                        isDisabled={members.isFetchingNextPage}
                        onPress={() => void members.fetchNextPage()}
                      >
                        {members.isFetchingNextPage ? shell.loading : shell.more}
                      </Button>
                    )}
                  </>
                }
              />
            </Card>
          )
        }
      </Loaded>
    </Page>
  );
}

function Where({ value, onAsk }: { readonly value: string; readonly onAsk: (next: string) => void }) {
  const texts = useTexts(TEXTS).members;
  const [written, setWritten] = useState(value);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(written.trim());
      }}
    >
      <TextField label={texts.condition} value={written} onChange={setWritten} placeholder="orders > 3" />
    </form>
  );
}

/** The whole list as a file, page after page. */
function Everybody({
  query,
  columns,
  file,
}: {
  readonly query: Parameters<typeof allMembers>[1];
  readonly columns: ReturnType<typeof useMemberColumns>;
  readonly file: string;
}) {
  const texts = useTexts(TEXTS).members;
  const formats = useFormats();
  const api = useApi();
  const [state, setState] = useState<{ readonly many?: number; readonly error?: Error }>({});
  const run = async () => {
    setState({ many: 0 });
    try {
      const rows = await allMembers(api, query, (many) => setState({ many }));
      download(`${file}.csv`, "text/csv", rowsToCsv(columns, rows));
      setState({});
    } catch (error) {
      setState({ error: error instanceof Error ? error : new Error(`${error}`) });
    }
  };
  if (state.error) return <Failed error={state.error} again={() => void run()} />;
  return (
    <Button onPress={() => void run()} isDisabled={state.many !== undefined}>
      {state.many === undefined ? texts.all : texts.loaded(formats.count(state.many))}
    </Button>
  );
}

function matches({ customer, email = "", name = "" }: MemberRow, asked: string | undefined): boolean {
  if (asked === undefined) return true;
  const words = asked.toLowerCase();
  return [customer, email, name].some((one) => one.toLowerCase().includes(words));
}
