import { Fragment, type ReactNode } from "react";
import { Link } from "react-aria-components";
import css from "./markdown.module.css";
import { type Block, blocksOf, type Inline, inlinesOf } from "./markdown-blocks.ts";

interface MarkdownProps {
  readonly text: string;
  /** Where a link leads in the page; its text alone stands there when this says nothing. */
  readonly href: (to: string) => string | undefined;
}

/** A text of the checkout's own documentation. Nothing in it becomes HTML. */
export function Markdown({ text, href }: MarkdownProps) {
  return (
    <div className={css.text}>
      {keyed(blocksOf(text), (block) => (
        <BlockOf block={block} href={href} />
      ))}
    </div>
  );
}

function BlockOf({ block, href }: { readonly block: Block } & Pick<MarkdownProps, "href">) {
  const words = (line: string) => <Words line={line} href={href} />;
  switch (block.kind) {
    case "heading":
      return <h2>{words(block.text)}</h2>;
    case "paragraph":
      return <p>{words(block.text)}</p>;
    case "code":
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      return <pre tabIndex={0}>{block.text}</pre>;
    case "list": {
      const items = keyed(block.items, words, "li");
      return block.isNumbered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case "table":
      return (
        <div className={css.scroll}>
          <table>
            <thead>
              <tr>{keyed(block.head, words, "th")}</tr>
            </thead>
            <tbody>{keyed(block.rows, (row) => keyed(row, words, "td"), "tr")}</tbody>
          </table>
        </div>
      );
    default:
      return block satisfies never;
  }
}

function Words({ line, href }: { readonly line: string } & Pick<MarkdownProps, "href">) {
  return (
    <>
      {keyed(inlinesOf(line), (piece) => (
        <Piece piece={piece} href={href} />
      ))}
    </>
  );
}

function Piece({ piece, href }: { readonly piece: Inline } & Pick<MarkdownProps, "href">) {
  switch (piece.kind) {
    case "text":
      return <>{piece.text}</>;
    case "strong":
      return (
        <strong>
          <Words line={piece.text} href={href} />
        </strong>
      );
    case "emphasis":
      return <em>{piece.text}</em>;
    case "code":
      return <code>{piece.text}</code>;
    case "link": {
      const to = href(piece.to);
      return to === undefined ? (
        <Words line={piece.text} href={href} />
      ) : (
        <Link href={to}>
          <Words line={piece.text} href={href} />
        </Link>
      );
    }
    default:
      return piece satisfies never;
  }
}

/** Parts of a fixed text have no better name than their place. */
function keyed<T>(
  parts: readonly T[],
  show: (part: T) => ReactNode,
  Within?: "li" | "th" | "td" | "tr",
): ReactNode {
  return parts.map((part, index) =>
    Within ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a fixed text
      <Within key={index}>{show(part)}</Within>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a fixed text
      <Fragment key={index}>{show(part)}</Fragment>
    ),
  );
}
