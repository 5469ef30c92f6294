/** The members of a list in one cell: as JSON, each in quotes, or with commas between. Tags in quotes may hold commas. */
export function listIn(text: string): readonly string[] {
  const members = jsonList(text) ?? (text.includes('"') ? quoted(text) : text.split(","));
  return [...new Set(members.map((member) => member.trim()).filter((member) => member !== ""))];
}

/** A cell that is a JSON list of texts, as exports of profiles write them; undefined where it is none. */
export function jsonList(text: string): readonly string[] | undefined {
  if (!/^\[\s*"[\s\S]*"\s*\]$/.test(text)) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((member) => typeof member === "string") ? list : undefined;
  } catch {
    return undefined;
  }
}

const quoted = (text: string) =>
  [...text.matchAll(/"([^"]*)"|([^",]+)/g)].map(([, one, other]) => one ?? other ?? "");
