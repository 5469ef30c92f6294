const FILES = import.meta.glob<string>("../../../../docs/runbooks/*.md", {
  query: "?raw",
  import: "default",
});

const NAME = /([a-z-]+)\.md$/;

/** Pages of docs/runbooks by their names: each is a file of its own, loaded when it is opened. */
const RUNBOOKS = new Map(
  Object.entries(FILES).flatMap(([path, load]) => {
    const name = NAME.exec(path)?.[1];
    return name === undefined ? [] : [[name, load] as const];
  }),
);

export const RUNBOOK_NAMES: readonly string[] = [...RUNBOOKS.keys()].sort();

export const isRunbook = (name: string): boolean => RUNBOOKS.has(name);

export const runbookHref = (name: string): string => `/health/${name}`;

export interface RunbookText {
  readonly title: string;
  /** Names of the alarms that lead here. */
  readonly alarms: readonly string[];
  /** Without the title and the line of alarms. */
  readonly text: string;
}

/** Undefined where there is no such page. */
export async function readRunbook(name: string): Promise<RunbookText | null> {
  const markdown = await RUNBOOKS.get(name)?.();
  if (markdown === undefined) return null;
  const [, title = name, rest = ""] = /^# (.+)\n([\s\S]*)$/.exec(markdown) ?? [];
  const [line = "", names = ""] = /^Alarms: (.+)\n/m.exec(rest) ?? [];
  return { title, alarms: names.split(", ").filter(Boolean), text: rest.replace(line, "") };
}
