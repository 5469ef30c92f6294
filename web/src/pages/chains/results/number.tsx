import type { ReactNode } from "react";
import { Link } from "react-aria-components";
import { useMay } from "../../../session/session.tsx";
import { useFormats, useTexts } from "../../../texts/language.tsx";
import { Explain } from "../../../ui/explain.tsx";
import { type Figure, type Scope, whoHref } from "./links.ts";
import css from "./results.module.css";
import { RESULTS } from "./texts.ts";

interface NumberProps {
  readonly figure: Figure;
  readonly scope: Scope;
  readonly value: number;
}

/** A number that opens its customers; one of nobody opens nothing. */
export function Opening({ figure, scope, value }: NumberProps) {
  const formats = useFormats();
  const shown = formats.count(value);
  if (!useMay("results.read") || value === 0) return shown;
  return <Link href={whoHref(figure, scope)}>{shown}</Link>;
}

/** A number under its name, beside others. */
export function Named({
  name,
  note,
  explain,
  children,
}: {
  readonly name: string;
  readonly note?: ReactNode;
  readonly explain?: string;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <dt>
        {name}
        {explain !== undefined && <Explain about={name}>{explain}</Explain>}
      </dt>
      <dd>
        {children} {note && <small className={css.note}>{note}</small>}
      </dd>
    </div>
  );
}

/** Why, with a number for each reason that opens its customers; the most frequent first. */
export function Reasons({
  by,
  figure,
  scope,
}: {
  readonly by: Readonly<Record<string, number>>;
  readonly figure: Figure;
  readonly scope: Scope;
}) {
  const texts = useTexts(RESULTS);
  const reasons: Readonly<Record<string, string>> = texts.reasons;
  return Object.entries(by)
    .toSorted(([, one], [, other]) => other - one)
    .map(([reason, value]) => (
      <span key={reason} className={css.reason}>
        {reasons[reason] ?? reason} <Opening figure={{ ...figure, reason }} scope={scope} value={value} />
      </span>
    ));
}
