import { type ReactNode, useEffect } from "react";
import css from "./frame.module.css";

interface PageProps {
  readonly title: string;
  /** One sentence: what is here, or of when. */
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** Where this is one of several: the way back. */
  readonly back?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page: its title, which the window has too, what can be done, and the content. */
export function Page({ title, lead, actions, back, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Comeback`;
  }, [title]);
  return (
    <article className={css.page}>
      <header className={css.head}>
        <div className={css.titles}>
          {back && <div className={css.back}>{back}</div>}
          <h1>{title}</h1>
          {lead && <div className={css.lead}>{lead}</div>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </header>
      {children}
    </article>
  );
}

interface CardProps {
  readonly title?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** Without space around the content, for tables. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

export function Card({ title, lead, actions, flush = false, children }: CardProps) {
  return (
    <section className={css.card}>
      {(title || lead || actions) && (
        <header className={css.cardHead}>
          <div>
            {title && <h2>{title}</h2>}
            {lead && <p className={css.cardLead}>{lead}</p>}
          </div>
          {actions && <div className={css.actions}>{actions}</div>}
        </header>
      )}
      <div className={flush ? css.flush : css.cardBody}>{children}</div>
    </section>
  );
}

/** Cards side by side where there is room: at least `min` wide each. */
export function Columns({
  wide = false,
  children,
}: {
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return <div className={wide ? css.wideColumns : css.columns}>{children}</div>;
}

/** Things in a row that wraps. */
export function Row({ children }: { readonly children: ReactNode }) {
  return <div className={css.row}>{children}</div>;
}

/** Terms with what they are: of one thing, in two columns. */
export function Facts({
  items,
}: {
  readonly items: readonly (readonly [ReactNode, ReactNode] | false | undefined)[];
}) {
  return (
    <dl className={css.facts}>
      {items.map((item, index) =>
        item ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list
          <div key={index}>
            <dt>{item[0]}</dt>
            <dd>{item[1]}</dd>
          </div>
        ) : undefined,
      )}
    </dl>
  );
}
