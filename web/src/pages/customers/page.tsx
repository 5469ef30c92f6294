import { useEffect, useState } from "react";
import { useFoundCustomers } from "../../api/customers.ts";
import { useMay } from "../../session/session.tsx";
import { useTexts } from "../../texts/language.tsx";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { SearchField } from "../../ui/field.tsx";
import { Card, Page, Row } from "../../ui/frame.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { customerHref, recentIn } from "../../view/customer-href.ts";
import { text, useView } from "../../view/view.ts";
import { Found } from "./found.tsx";
import css from "./page.module.css";
import { TEXTS } from "./texts.ts";

/** Looks for one customer, exactly. */
export default function Customers() {
  const texts = useTexts(TEXTS);
  const maySee = useMay("personal.read");
  const [{ q, recent }, setView] = useView({ q: text(), recent: text() });
  const found = useFoundCustomers(q);
  return (
    <Page title={texts.title} lead={texts.lead}>
      {!maySee && <Notice>{texts.masked}</Notice>}
      <Search asked={q} onSearch={(next) => setView({ q: next || undefined })} />
      {q === undefined ? (
        <Empty title={texts.begin}>{texts.beginWhy}</Empty>
      ) : (
        <Loaded
          query={found}
          empty={{
            when: ({ candidates }) => candidates.length === 0,
            show: <Empty title={texts.nobody(q)}>{texts.nobodyWhy}</Empty>,
          }}
        >
          {({ candidates }) => <Found candidates={candidates} recent={recent} />}
        </Loaded>
      )}
      <Recent recent={recent} />
    </Page>
  );
}

function Search({
  asked,
  onSearch,
}: {
  readonly asked: string | undefined;
  readonly onSearch: (q: string) => void;
}) {
  const texts = useTexts(TEXTS);
  const [draft, setDraft] = useState(asked ?? "");
  // The address may change under the field: by going back, or by a link.
  useEffect(() => setDraft(asked ?? ""), [asked]);
  return (
    <search>
      <form
        className={css.search}
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(draft.trim());
        }}
      >
        <SearchField
          label={texts.search}
          hidesLabel
          value={draft}
          onChange={setDraft}
          onSubmit={(given) => onSearch(given.trim())}
          placeholder={texts.placeholder}
        />
        <Button type="submit" kind="primary">
          {texts.searchButton}
        </Button>
      </form>
    </search>
  );
}

function Recent({ recent }: { readonly recent: string | undefined }) {
  const texts = useTexts(TEXTS);
  const keys = recentIn(recent);
  if (keys.length === 0) return undefined;
  return (
    <Card title={texts.recent}>
      <Row>
        {keys.map((key) => (
          <ButtonLink key={key} href={customerHref(key, recent)} kind="quiet" small>
            <bdi>{key}</bdi>
          </ButtonLink>
        ))}
      </Row>
    </Card>
  );
}
