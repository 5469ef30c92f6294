/**
 * The parts of a condition that all have to hold, as they are written; the whole where it is no such list. What stands in
 * brackets or in quotes is one part with what is around it.
 */
export function partsOf(condition: string): readonly string[] {
  const parts: string[] = [];
  let [from, depth, quote] = [0, 0, ""];
  for (let at = 0; at < condition.length; at++) {
    const char = condition[at] ?? "";
    if (quote !== "") {
      if (char === "\\") at++;
      else if (char === quote) quote = "";
    } else if (char === '"' || char === "'") quote = char;
    else if ("([{".includes(char)) depth++;
    else if (")]}".includes(char)) depth--;
    else if (depth === 0 && (char === "?" || condition.startsWith("||", at))) return [condition];
    else if (depth === 0 && condition.startsWith("&&", at)) {
      parts.push(condition.slice(from, at));
      from = at + 2;
      at++;
    }
  }
  return [...parts, condition.slice(from)].map((part) => part.trim());
}
