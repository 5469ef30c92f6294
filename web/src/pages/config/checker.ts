import { createContext, useContext, useEffect, useState } from "react";
import type { Answered, Asked, Found } from "../../../worker/messages.ts";
import type { Files } from "../../api/config.ts";

export interface Checker {
  readonly check: (files: Files) => Promise<Found>;
  readonly end: () => void;
}

/** The validator of the command line, in a worker of its own. */
function makeWorkerChecker(): Checker {
  const worker = new Worker(new URL("../../../worker/check.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, (found: Found) => void>();
  let last = 0;
  worker.addEventListener("message", ({ data: { id, found } }: MessageEvent<Answered>) => {
    waiting.get(id)?.(found);
    waiting.delete(id);
  });
  return {
    check(files) {
      const asked: Asked = { id: ++last, files };
      return new Promise((resolve) => {
        waiting.set(asked.id, resolve);
        worker.postMessage(asked);
      });
    },
    end: () => worker.terminate(),
  };
}

/** How checkers are made: tests have no workers. */
export const CheckerContext = createContext<() => Checker>(makeWorkerChecker);

const PAUSE_MS = 250;

/** What the validator says of the files as they are now; undefined until it has said something. */
export function useFound(files: Files): Found | undefined {
  const make = useContext(CheckerContext);
  const [checker, setChecker] = useState<Checker>();
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    const made = make();
    setChecker(made);
    return made.end;
  }, [make]);
  useEffect(() => {
    if (!checker) return;
    let isWanted = true;
    const timer = setTimeout(async () => {
      const said = await checker.check(files);
      if (isWanted) setFound(said);
    }, PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [checker, files]);
  return found;
}
