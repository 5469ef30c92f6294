import { Link } from "react-aria-components";
import type { paths } from "../../api/schema.d.ts";
import { harmless } from "../../format/harmless.ts";
import { useFormats, useLanguage, useTexts } from "../../texts/language.tsx";
import { nameIn } from "../../texts/names.ts";
import { Card } from "../../ui/frame.tsx";
import { Tag } from "../../ui/tag.tsx";
import { customerHref } from "../../view/customer-href.ts";
import css from "./page.module.css";
import { TEXTS } from "./texts.ts";

type Answer = paths["/v1/customers/find"]["get"]["responses"][200]["content"]["application/json"];
type Candidate = Answer["candidates"][number];

/** Everybody who is known by what was asked, and by what each. */
export function Found({
  candidates,
  recent,
}: {
  readonly candidates: readonly Candidate[];
  readonly recent: string | undefined;
}) {
  const texts = useTexts(TEXTS);
  return (
    <Card title={texts.found} flush>
      <ul className={css.found}>
        {candidates.map((candidate) => (
          <li key={candidate.id}>
            <Hit candidate={candidate} recent={recent} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Hit({ candidate, recent }: { readonly candidate: Candidate; readonly recent: string | undefined }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { language } = useLanguage();
  const { id, by, name = texts.noName, email, orders, segment } = candidate;
  return (
    <Link href={customerHref(id, recent)} className={css.hit ?? ""}>
      <span className={css.who}>
        <strong>
          <bdi>{harmless(name)}</bdi>
        </strong>
        <span className={css.muted}>
          <bdi>{email === undefined ? id : harmless(email, 80)}</bdi>
        </span>
      </span>
      <span className={css.tags}>
        {by.map((match) => (
          <Tag key={match} tone="accent">
            {texts.foundBy[match]}
          </Tag>
        ))}
        {segment && <Tag>{nameIn(segment.name, language)}</Tag>}
        <span className={css.muted}>{texts.orders(formats.count(orders), orders)}</span>
      </span>
    </Link>
  );
}
