import { once } from "node:events";

/** Room for the lines of some hundred people: one write to the system for all of them. */
const BUFFER = 65_536;

/** Writes lines to a stream no faster than it takes them, so that a slow reader holds up whoever reads for it. */
export function makeLineWriter(out: NodeJS.WritableStream) {
  let waiting = "";

  async function flush(): Promise<void> {
    const chunk = waiting;
    waiting = "";
    if (chunk !== "" && !out.write(chunk)) await once(out, "drain");
  }

  return {
    async write(line: string): Promise<void> {
      waiting += line;
      if (waiting.length >= BUFFER) await flush();
    },
    flush,
  };
}
