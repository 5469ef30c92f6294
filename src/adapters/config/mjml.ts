import type { Place, Woven } from "./layouts/woven.ts";
import { elementMessage } from "./mjml-elements.ts";
import { type Compiled, noSubject } from "./template-file.ts";

interface MjmlNode {
  readonly tagName: string;
  readonly line: number;
  readonly content?: string;
  readonly children?: readonly unknown[];
}

/** MJML to HTML, with the Liquid in it untouched; the subject is what `<mj-title>` says. */
export async function compileMjml(file: string, woven: Woven): Promise<Compiled> {
  const compiled = await compile(woven.text);
  if ("message" in compiled)
    return { problems: [{ file, line: 1, message: `not MJML: ${compiled.message}` }] };
  const { html, json, errors } = compiled;
  const nodes = [...nodesOf(json)];
  const strangers = errors.map(({ tagName }) => tagName);
  const losing = nodes.filter((node) => losesText(node) && !strangers.includes(node.tagName));
  const title = nodes.find((node) => node.tagName === "mj-title");
  const problems = [
    ...errors.map(({ line, tagName, message }) => ({
      ...placeOfTag(woven, line, tagName),
      message: elementMessage(tagName, message),
    })),
    ...losing.map((node) => ({ ...placeOfTag(woven, node.line, node.tagName), message: lostText(node) })),
    ...(title?.content?.trim() ? [] : [noSubject(file, woven)]),
  ];
  return problems.length > 0
    ? { problems }
    : { problems, template: { subject: decoded(title?.content ?? ""), html } };
}

/** MJML knows a tag's line; the tag itself says which of the files that have a part in the line it is from. */
function placeOfTag(woven: Woven, line: number, tagName: string): Omit<Place, "column"> {
  const text = woven.text.split("\n")[line - 1] ?? "";
  const { file, line: at } = woven.placeOf(line, Math.max(text.indexOf(`<${tagName}`), 0) + 1);
  return { file, line: at };
}

async function compile(source: string) {
  // Loaded here because it takes half a second, which no other command should wait for.
  const { default: mjml2html } = await import("mjml");
  const options = { fonts: {}, ignoreIncludes: true, keepComments: false, validationLevel: "soft" } as const;
  return mjml2html(source, options).catch((error: Error) => ({ message: error.message }));
}

function* nodesOf(node: unknown): Generator<MjmlNode> {
  if (!isNode(node)) return;
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}

function isNode(value: unknown): value is MjmlNode {
  return typeof value === "object" && value !== null && "tagName" in value && "line" in value;
}

/** MJML drops text that stands between its layout elements without a word, and with it half of an `{% if %}`. */
function losesText(node: MjmlNode): boolean {
  return node.children !== undefined && (node.content ?? "").trim() !== "";
}

function lostText({ tagName, content = "" }: MjmlNode): string {
  const text = content.trim().replace(/\s+/g, " ").slice(0, 60);
  return `text straight inside <${tagName}> would be lost: put ${text} into <mj-raw> or <mj-text>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&apos;": "'",
  "&nbsp;": " ",
};

function decoded(title: string): string {
  return title.trim().replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity);
}
