import { type Tag, tagsIn } from "./tags.ts";
import { placeIn } from "./woven.ts";

interface TagProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What a file of MJML is for. */
export type MjmlKind = "template" | "layout" | "partial";

type Report = (at: number, message: string) => void;

/** What is wrong with the tags of one file, whatever it is put together with. */
export function fileProblems(source: string, kind: MjmlKind): readonly TagProblem[] {
  const problems: TagProblem[] = [];
  const report: Report = (at, message) => problems.push({ ...placeIn(source, at), message });
  const tags = tagsIn(source);
  checkBalance(tags, report);
  CHECKS[kind](tags, report);
  return problems;
}

/** MJML's parser mends unclosed and crossed tags silently, so that a forgotten one would garble the mail. */
function checkBalance(tags: readonly Tag[], report: Report): void {
  const open: Tag[] = [];
  for (const tag of tags) {
    if (tag.isEnd) close(tag);
    else if (!tag.isWhole) open.push(tag);
  }
  for (const { name, from } of open) report(from, `<${name}> is not closed: write </${name}>`);

  function close({ name, from }: Tag): void {
    const opened = open.findLastIndex((tag) => tag.name === name);
    if (opened < 0) {
      report(from, `</${name}> closes nothing: remove it, or write <${name}> before`);
      return;
    }
    for (const inner of open.splice(opened).slice(1)) {
      report(inner.from, `<${inner.name}> is not closed before </${name}>: write </${inner.name}>`);
    }
  }
}

const CHECKS: Readonly<Record<MjmlKind, (tags: readonly Tag[], report: Report) => void>> = {
  template(tags, report) {
    if (!opening(tags, "mjml")) report(0, "not MJML: it must begin with <mjml>");
    else if (!opening(tags, "mj-body")) report(0, "no <mj-body>: the mail would be empty");
    for (const { from } of named(tags, "mj-slot"))
      report(from, "<mj-slot> is for layouts: it is where the templates' own text goes");
  },
  layout(tags, report) {
    const mjml = opening(tags, "mjml");
    if (!mjml) report(0, "not MJML: it must begin with <mjml>");
    if (mjml?.attributes.layout !== undefined)
      report(mjml.from, "a layout cannot have a layout: share what they have in common as a partial");
    const [first, ...more] = named(tags, "mj-slot");
    const body = opening(tags, "mj-body");
    if (mjml && (!first || !body || first.from < body.from))
      report(first?.from ?? 0, "no <mj-slot /> in <mj-body>: write it where the templates' own text goes");
    for (const { from } of more) report(from, "<mj-slot> is there twice: remove one");
    for (const { from } of named(tags, "mj-title"))
      report(from, "<mj-title> is the subject, which every template has of its own: remove it");
  },
  partial(tags, report) {
    for (const name of ["mjml", "mj-head", "mj-body", "mj-slot"])
      for (const { from } of named(tags, name))
        report(from, `<${name}> cannot be in a partial: a partial is a part of what is inside it`);
  },
};

const named = (tags: readonly Tag[], name: string) => tags.filter((tag) => tag.name === name && !tag.isEnd);
const opening = (tags: readonly Tag[], name: string): Tag | undefined => named(tags, name)[0];
