import { Button, Tree, TreeItem, TreeItemContent } from "react-aria-components";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { TEXTS } from "./texts.ts";
import css from "./tree.module.css";
import type { Change } from "./working-copy.ts";

export interface TreeFile {
  readonly path: string;
  readonly change: Change | undefined;
  /** How many problems the validator has with it. */
  readonly problems: number;
}

interface TreeProps {
  readonly files: readonly TreeFile[];
  readonly selected: string | undefined;
  readonly onSelect: (path: string) => void;
}

interface Node {
  readonly id: string;
  readonly name: string;
  readonly file?: TreeFile;
  readonly nodes: readonly Node[];
}

/** The folder of the config: arrows walk through it, Enter opens a file. */
export function FileTree({ files, selected, onSelect }: TreeProps) {
  const texts = useTexts(TEXTS);
  const nodes = nodesIn(files, "");
  const folders = files.flatMap(({ path }) => foldersOf(path));
  const open = [...new Set(selected === undefined ? folders : [...foldersOf(selected), ...SHOWN])];
  return (
    <Tree
      key={files.length === 0 ? "empty" : "files"}
      aria-label={texts.files}
      className={css.tree ?? ""}
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={selected === undefined ? [] : [selected]}
      defaultExpandedKeys={open}
      onSelectionChange={(keys) => {
        const [path] = keys === "all" ? [] : [...keys];
        if (files.some((file) => file.path === path)) onSelect(`${path}`);
      }}
    >
      {nodes.map((node) => branch(node))}
    </Tree>
  );
}

/** Open at first: what is looked at most. */
const SHOWN = ["chains", "campaigns"];

const branch = (node: Node) => (
  <TreeItem key={node.id} id={node.id} textValue={node.name} className={css.item ?? ""}>
    <TreeItemContent>
      {({ hasChildItems }) => (
        <span className={css.line}>
          {hasChildItems ? (
            <Button slot="chevron" className={css.chevron ?? ""}>
              <span aria-hidden="true">▸</span>
            </Button>
          ) : (
            <span className={css.leaf} aria-hidden="true" />
          )}
          <span className={css.name}>{node.name}</span>
          <Marks {...marksOf(node)} />
        </span>
      )}
    </TreeItemContent>
    {node.nodes.map(branch)}
  </TreeItem>
);

function Marks({ change, problems }: { readonly change: Change | undefined; readonly problems: number }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return (
    <>
      {change && (
        <span className={css.changed}>
          <span aria-hidden="true">{SIGNS[change]}</span>
          <span className={css.said}>{texts.change[change]}</span>
        </span>
      )}
      {problems > 0 && (
        <span className={css.problems}>
          <span aria-hidden="true">{formats.count(problems)}</span>
          <span className={css.said}>{texts.problemsIn(formats.count(problems))}</span>
        </span>
      )}
    </>
  );
}

const SIGNS: Readonly<Record<Change, string>> = { added: "+", removed: "−", changed: "●" };

/** Of a folder what is in it. */
function marksOf({ file, nodes }: Node): { readonly change: Change | undefined; readonly problems: number } {
  if (file) return file;
  const inside = nodes.map(marksOf);
  return {
    change: inside.some(({ change }) => change !== undefined) ? "changed" : undefined,
    problems: inside.reduce((sum, { problems }) => sum + problems, 0),
  };
}

function foldersOf(path: string): readonly string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** Files first, then folders; each by name. */
function nodesIn(files: readonly TreeFile[], under: string): readonly Node[] {
  const here = files.filter(({ path }) => path.startsWith(under));
  const nameOf = (path: string) => path.slice(under.length).split("/")[0] ?? "";
  const leaves = here.filter(({ path }) => !path.slice(under.length).includes("/"));
  const folders = new Set(
    here.filter(({ path }) => path.slice(under.length).includes("/")).map(({ path }) => nameOf(path)),
  );
  return [
    ...leaves.map((file) => ({ id: file.path, name: nameOf(file.path), file, nodes: [] })),
    ...[...folders].map((name) => ({
      id: `${under}${name}`,
      name,
      nodes: nodesIn(files, `${under}${name}/`),
    })),
  ];
}
