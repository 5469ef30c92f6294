interface TagProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const TAG = /<(\/?)(mj[\w-]*)((?:"[^"]*"|'[^']*'|[^"'<>])*)>/g;
/** Comments and Liquid may hold what looks like tags. */
const OPAQUE = /<!--[\s\S]*?-->|\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g;

/** MJML's parser mends unclosed and crossed tags silently, so that a forgotten one would garble the mail. */
export function tagProblems(source: string): readonly TagProblem[] {
  const visible = source.replace(OPAQUE, (hidden) => hidden.replace(/[^\n]/g, "_"));
  const problems: TagProblem[] = [];
  const open: { readonly name: string; readonly at: number }[] = [];
  const report = (at: number, message: string) => problems.push({ ...placeOf(source, at), message });
  for (const { 0: tag, 1: slash, 2: name = "", index } of visible.matchAll(TAG)) {
    if (name === "mj-include") report(index, "<mj-include> cannot be used: a template is whole in its file");
    if (slash) close(name, index);
    else if (!tag.endsWith("/>")) open.push({ name, at: index });
  }
  for (const { name, at } of open) report(at, `<${name}> is not closed: write </${name}>`);
  if (!/<mjml[\s>]/.test(visible)) report(0, "not MJML: it must begin with <mjml>");
  else if (!/<mj-body[\s>]/.test(visible)) report(0, "no <mj-body>: the mail would be empty");
  return problems;

  function close(name: string, at: number): void {
    const opened = open.findLastIndex((tag) => tag.name === name);
    if (opened < 0) {
      report(at, `</${name}> closes nothing: remove it, or write <${name}> before`);
      return;
    }
    for (const inner of open.splice(opened).slice(1)) {
      report(inner.at, `<${inner.name}> is not closed before </${name}>: write </${inner.name}>`);
    }
  }
}

function placeOf(source: string, at: number): { readonly line: number; readonly column: number } {
  const before = source.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
