import { Link } from "react-aria-components";
import type { CustomerPage } from "../../../api/customers.ts";
import { harmless } from "../../../format/harmless.ts";
import { useMay } from "../../../session/session.tsx";
import { useTexts } from "../../../texts/language.tsx";
import { Card, Facts } from "../../../ui/frame.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { TEXTS } from "../texts.ts";
import { isOfImport, type Writing } from "../words/writing.ts";
import css from "./one.module.css";
import { useWriting } from "./use-writing.ts";

type Key = CustomerPage["identities"][number];
type Consent = CustomerPage["consents"][number];

/** Which keys are this customer, by whose word, and every consent with its proof. */
export function Identity({ page }: { readonly page: CustomerPage }) {
  const { identity: texts } = useTexts(TEXTS);
  const writing = useWriting(page);
  const { formats } = writing;
  const columns: readonly Column<Key>[] = [
    {
      id: "key",
      name: texts.key,
      value: ({ key }) => key,
      cell: (one) => <KeyName of={one} writing={writing} />,
    },
    {
      id: "kind",
      name: texts.kind,
      value: ({ key, kind, source }) =>
        [isOfImport(key) ? texts.imported : texts.kinds[kind], source].filter(Boolean).join(", "),
    },
    {
      id: "since",
      name: texts.since,
      value: ({ since }) => since,
      cell: ({ since }) => (since === undefined ? "–" : formats.instant(since)),
    },
    { id: "by", name: texts.whose, value: ({ by }) => (by === undefined ? texts.main : texts.by[by]) },
  ];
  return (
    <>
      <Card title={texts.keys} flush>
        <Table label={texts.keys} rows={page.identities} rowKey={({ key }) => key} columns={columns} />
      </Card>
      <Card title={texts.consents} lead={texts.consentsLead}>
        {page.consents.length === 0 ? (
          texts.noConsents
        ) : (
          <ol className={css.proofs}>
            {page.consents.map((consent) => (
              <li key={`${consent.at} ${consent.channel} ${consent.source} ${consent.given}`}>
                <Proof consent={consent} writing={writing} />
              </li>
            ))}
          </ol>
        )}
      </Card>
    </>
  );
}

/** A key; one that an import has made says which import that was, and what it is in full when asked. */
function KeyName({ of: { key, imported }, writing }: { readonly of: Key; readonly writing: Writing }) {
  const { identity: texts } = useTexts(TEXTS);
  const maySeeChanges = useMay("changes.read");
  if (!isOfImport(key)) return <bdi>{key}</bdi>;
  const day = imported && writing.formats.instant(imported.at);
  const name = day === undefined ? texts.fromImport : texts.fromImportOf(day);
  return (
    <details>
      <summary>
        {maySeeChanges && imported ? <Link href="/changes?kind=customers">{name}</Link> : name}
      </summary>
      <bdi>{[key, imported?.id].filter(Boolean).join(" · ")}</bdi>
    </details>
  );
}

function Proof({ consent, writing }: { readonly consent: Consent; readonly writing: Writing }) {
  const { identity: texts } = useTexts(TEXTS);
  const { formats } = writing;
  const { given, channel, at, source, rank, textVersion, page, doubleOptInAt, address, ip } = consent;
  const { userAgent, reason } = consent;
  const told = (name: string, text: string | undefined) =>
    text === undefined ? undefined : ([name, <bdi key={name}>{harmless(text, 400)}</bdi>] as const);
  return (
    <>
      <h3>
        {given ? texts.given(channel) : texts.withdrawn(channel)},{" "}
        <span className={css.muted}>{formats.instant(at)}</span>
      </h3>
      <Facts
        items={[
          told(texts.source, source),
          told(texts.rank, texts.by[rank]),
          told(texts.reason, reason),
          told(texts.text, textVersion),
          told(texts.page, page),
          told(texts.doubleOptIn, doubleOptInAt === undefined ? undefined : formats.instant(doubleOptInAt)),
          told(texts.address, address),
          told(texts.ip, ip),
          told(texts.userAgent, userAgent),
        ]}
      />
    </>
  );
}
