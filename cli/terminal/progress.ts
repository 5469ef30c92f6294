import { type Options, Presets, SingleBar } from "cli-progress";

export interface Progress {
  /** `done` of the total; `note` stands behind the bar. */
  update(done: number, note?: string): void;
  stop(): void;
}

const PLAIN_EVERY_MS = 5_000;

/** A bar with rate and time left on a terminal, and a line every few seconds where the output is a file or a pipe. */
export function startProgress(title: string, total: number, unit: string): Progress {
  return process.stderr.isTTY ? bar(title, total, unit) : lines(title, total, unit);
}

function bar(title: string, total: number, unit: string): Progress {
  const format = `${title} {bar} {percentage}% {note} {rate} ${unit}/s, {left} left`;
  const options: Options = {
    format,
    hideCursor: true,
    clearOnComplete: false,
    barsize: barSize(title, unit),
    stream: process.stderr,
    fps: 8,
  };
  const shown = new SingleBar(options, Presets.shades_classic);
  const started = performance.now();
  let last = 0;
  shown.start(total, 0, { note: "", rate: "–", left: "–" });
  return {
    update(done, note = "") {
      last = done;
      shown.update(done, { note, ...paceOf(started, done, total) });
    },
    stop() {
      shown.update(last, paceOf(started, last, total));
      shown.stop();
    },
  };
}

/** A sentence of figures: note, rate and time left. They must not run over the edge, where they could not be read. */
const FIGURES = 40;

function barSize(title: string, unit: string): number {
  const room = (process.stderr.columns ?? 80) - title.length - unit.length - FIGURES;
  return Math.max(5, Math.min(40, room));
}

function lines(title: string, total: number, unit: string): Progress {
  const started = performance.now();
  let due = started + PLAIN_EVERY_MS;
  let lastPrinted = -1;
  let last: [done: number, note: string] = [0, ""];
  const say = (done: number, note: string) => {
    const { rate, left } = paceOf(started, done, total);
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
    process.stderr.write(`${title}: ${percent}% ${note} (${rate} ${unit}/s, ${left} left)\n`);
    lastPrinted = done;
  };
  return {
    update(done, note = "") {
      last = [done, note];
      if (performance.now() < due) return;
      due = performance.now() + PLAIN_EVERY_MS;
      say(done, note);
    },
    stop() {
      if (lastPrinted !== last[0]) say(...last);
    },
  };
}

function paceOf(started: number, done: number, total: number): { rate: string; left: string } {
  const rate = done / Math.max((performance.now() - started) / 1000, 0.001);
  const left = rate > 0 ? Math.ceil(Math.max(total - done, 0) / rate) : 0;
  return {
    rate: rate >= 10 ? Math.round(rate).toLocaleString("en") : rate.toFixed(1),
    left: left >= 60 ? `${Math.floor(left / 60)} min ${left % 60} s` : `${left} s`,
  };
}
