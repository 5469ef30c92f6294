/** Whether a line of a log is one that a metric filter counts. */
export type Matches = (line: Readonly<Record<string, unknown>>) => boolean;

const TOKENS = /\s*(&&|\|\||!=|=|[(){}]|"[^"]*"|\$[.\w]+)/y;

/**
 * A filter pattern for JSON lines, as CloudWatch Logs reads it: comparisons of a field with a text, joined by `&&`, `||` and
 * parentheses. Anything else of the language is an error. A field that is not there equals nothing.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function filterPattern(pattern: string): Matches {
  const tokens = tokensOf(pattern);
  const take = (expected?: string): string => {
    const token = tokens.shift();
    if (token === undefined || (expected !== undefined && token !== expected))
      throw new Error(`the local stack does not know the filter pattern ${pattern}`);
    return token;
  };
  const joined = (sign: string, part: () => Matches, join: (parts: readonly Matches[]) => Matches) => {
    const parts = [part()];
    while (tokens[0] === sign) {
      take(sign);
      parts.push(part());
    }
    return join(parts);
  };
  const any = (): Matches => joined("||", all, (parts) => (line) => parts.some((part) => part(line)));
  const all = (): Matches => joined("&&", one, (parts) => (line) => parts.every((part) => part(line)));
  const one = (): Matches => {
    if (tokens[0] === "(") {
      take("(");
      const inner = any();
      take(")");
      return inner;
    }
    const path = take().split(".").slice(1);
    const sign = take();
    const text = take().slice(1, -1);
    if (path.length === 0 || (sign !== "=" && sign !== "!="))
      throw new Error(`the local stack does not know the filter pattern ${pattern}`);
    return (line) => {
      const value = fieldOf(line, path);
      return value !== undefined && (String(value) === text) === (sign === "=");
    };
  };
  take("{");
  const matches = any();
  take("}");
  if (tokens.length > 0) throw new Error(`the local stack does not know the filter pattern ${pattern}`);
  return matches;
}

function tokensOf(pattern: string): string[] {
  const tokens: string[] = [];
  TOKENS.lastIndex = 0;
  let end = 0;
  for (let found = TOKENS.exec(pattern); found; found = TOKENS.exec(pattern)) {
    tokens.push(found[1] ?? "");
    end = TOKENS.lastIndex;
  }
  if (pattern.slice(end).trim() !== "")
    throw new Error(`the local stack does not know the filter pattern ${pattern}`);
  return tokens;
}

function fieldOf(line: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined,
    line,
  );
}
