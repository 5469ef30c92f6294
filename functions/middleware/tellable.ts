/** What the log, the history of a state machine and a queue of failed work may be told of an error. */
export interface Told {
  /** The error's name, by which state machines tell errors apart. */
  readonly error: string;
  readonly message: string;
  /** Where in the code it was thrown, innermost first. */
  readonly at: readonly string[];
}

const MOST_CAUSES = 5;
const MOST_PLACES = 4;
const LONGEST = 500;
const UNTOLD = "its message may quote what is stored, and is not told";

/**
 * An error in words that quote nothing of what somebody has sent or the tables hold. Engines and libraries do quote: what
 * is no JSON, the keys of an object, the address that a mail went to. So only messages that Comeback has written itself
 * are passed on, and of the others what is known to be about the code alone.
 */
export function tellable(thrown: unknown): Told {
  if (!(thrown instanceof Error)) return { error: "Error", message: `${UNTOLD} (${typeof thrown})`, at: [] };
  return { error: thrown.name, message: messageOf(thrown).slice(0, LONGEST), at: placesIn(thrown) };
}

/** The same as an error, for whoever has to throw one: a runtime writes what is thrown into its own log. */
export function tellableError(thrown: unknown): Error {
  const { error, message, at } = tellable(thrown);
  const told = new Error(message);
  told.name = error;
  told.stack = [`${error}: ${message}`, ...at.map((place) => `    at ${place}`)].join("\n");
  return told;
}

function messageOf(error: Error): string {
  if (error instanceof AggregateError) return causesOf(error);
  if ("issues" in error && Array.isArray(error.issues)) return issuesOf(error.issues);
  if (isOurs(error)) return withoutAddresses(error.message);
  if ("$fault" in error) return withoutAddresses(withoutQuotes(error.message));
  if (error instanceof SyntaxError && /\bJSON\b/.test(error.message))
    return withoutQuotes(error.message) || UNTOLD;
  return ABOUT_CODE.test(error.message) ? error.message : UNTOLD;
}

/** Errors of classes of our own. Others of our own are plain ones. */
const OURS: ReadonlySet<string> = new Set(["LeaseLost", "PlatformBusy", "Unreadable", "Busy"]);
const isOurs = (error: Error): boolean =>
  Object.getPrototypeOf(error) === Error.prototype || OURS.has(error.name);

/** Work on many customers at once fails with all their errors, and has no message of its own. */
function causesOf({ errors }: AggregateError): string {
  const causes = errors.map((one: unknown) => {
    const { error, message } = tellable(one);
    return `${error}: ${message}`;
  });
  return [...new Set(causes)].slice(0, MOST_CAUSES).join("; ");
}

/** What zod says of a value is written for whoever has sent it; here it is enough what is wrong, and where. */
function issuesOf(issues: readonly unknown[]): string {
  return issues.slice(0, MOST_CAUSES).map(issueInWords).join("; ");
}

function issueInWords(issue: unknown): string {
  const { code, path } = issue as { readonly code?: unknown; readonly path?: readonly unknown[] };
  return `${typeof code === "string" ? code : "wrong"} at ${(path ?? []).map(segment).join(".") || "the top"}`;
}

/** Names of fields are told, other keys are not: they may be whatever somebody has sent. */
const segment = (key: unknown): string =>
  typeof key === "number" || (typeof key === "string" && /^[a-zA-Z][a-z_]{0,30}[A-Za-z]*$/.test(key))
    ? `${key}`
    : "*";

/** V8's words about the program: names in it, and no values. */
const ABOUT_CODE =
  /^(Cannot read properties of (undefined|null) \(reading '[\w$]{1,40}'\)|[\w$.]{1,60} is not (a function|a constructor|defined|iterable)|Maximum call stack size exceeded|Invalid (string|array) length|The operation was aborted.*)$/;

const withoutAddresses = (text: string): string => text.replace(/[^\s<>:,"'(]+@[^\s<>:,"')]+/g, "(address)");

/** Quoted text goes, and with the first double quote all that follows: what is quoted may hold quotes itself. */
const withoutQuotes = (text: string): string =>
  text
    .replace(/,? ?(\.\.\.)?"[\s\S]*$/, "")
    .replace(/'[\s\S]*'/g, "'…'")
    .trim();

/** File and line of each frame, which is all of a stack that nobody outside the code has a say in. */
function placesIn({ stack = "", message }: Error): readonly string[] {
  const begin = message === "" ? 0 : stack.indexOf(message) + message.length;
  return stack
    .slice(begin)
    .split("\n")
    .flatMap((line) => {
      const [, file, place] = FRAME.exec(line) ?? [];
      return file === undefined ? [] : [`${file}${place}`];
    })
    .slice(0, MOST_PLACES);
}

/** The file with its folder, and line and column. */
const FRAME = /^ {4}at .*?([\w.-]+\/[\w.-]+)(?:\?[^:]*)?(:\d+:\d+)\)?$/;
