import { copyFile, mkdir, open, readFile, rm } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "./free-port.ts";
import { CommandFailed, end, lastLines, run, start, temporaryDirectory } from "./processes.ts";
import { Unavailable } from "./unavailable.ts";

export interface MiniStack {
  readonly endpoint: string;
  /** The last lines of its log. */
  logTail(): Promise<string>;
  stop(): Promise<void>;
}

const STATE = fileURLToPath(new URL("../.comeback", import.meta.url));
const VENV = join(STATE, "ministack-venv");
const PYTHON = join(VENV, "bin/python");
const REQUIREMENTS = fileURLToPath(new URL("requirements.txt", import.meta.url));
const LOG = join(STATE, "ministack.log");

const NEEDS =
  "The emulator MiniStack needs python3 (3.10 or newer, with venv and pip) and PyPI once, to install it";

/** The virtual environment with the pinned MiniStack; made when it is not there. */
async function install(): Promise<void> {
  const installed = join(VENV, "installed.txt");
  const [wanted, there] = await Promise.all([
    readFile(REQUIREMENTS, "utf8"),
    readFile(installed, "utf8").catch(() => undefined),
  ]);
  if (wanted === there && (await starts())) return;
  await rm(VENV, { recursive: true, force: true });
  await mkdir(STATE, { recursive: true });
  await needed("python3", ["-m", "venv", VENV], 60_000);
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "2"];
  await needed(PYTHON, [...pip, "--requirement", REQUIREMENTS], 240_000);
  await copyFile(REQUIREMENTS, installed);
}

/** A virtual environment breaks when the Python that made it goes. */
async function starts(): Promise<boolean> {
  return run(PYTHON, ["-c", "import ministack"], { timeoutMs: 30_000 }).then(
    () => true,
    () => false,
  );
}

async function needed(command: string, args: readonly string[], timeoutMs: number): Promise<void> {
  try {
    await run(command, args, { timeoutMs });
  } catch (error) {
    const known = error instanceof CommandFailed || (error as NodeJS.ErrnoException).code === "ENOENT";
    throw known ? new Unavailable(`${NEEDS}: ${(error as Error).message}`) : error;
  }
}

/** A MiniStack that somebody else has started, and will end. */
export async function useMiniStack(endpoint: string): Promise<MiniStack> {
  const running = {
    endpoint: endpoint.replace(/\/$/, ""),
    logTail: async () => "(its log is where it was started)",
    stop: async () => {},
  };
  await skipWaits(running);
  return running;
}

/** Waits of state machines are over at once from now on. */
async function skipWaits({ endpoint }: MiniStack): Promise<void> {
  const setting = { "stepfunctions._SFN_WAIT_SCALE": 0 };
  const asked = fetch(`${endpoint}/_ministack/config`, { method: "POST", body: JSON.stringify(setting) });
  const { ok } = await asked.catch((error: Error) => {
    throw new Unavailable(`AWS_ENDPOINT_URL is ${endpoint}, where nothing answers: ${error.cause ?? error}`);
  });
  if (!ok) throw new Unavailable(`AWS_ENDPOINT_URL is ${endpoint}, which is not a MiniStack`);
}

/** Installs MiniStack where it is not, and starts it on a free port of this machine with nothing in it. */
export async function startMiniStack(): Promise<MiniStack> {
  await install();
  const port = await freePort();
  const home = await temporaryDirectory("comeback-ministack-");
  const log = await open(LOG, "w");
  const child = start(PYTHON, ["-m", "ministack"], {
    cwd: home,
    stdio: ["ignore", log.fd, log.fd],
    env: {
      ...process.env,
      ...{ GATEWAY_PORT: `${port}`, BIND_HOST: "127.0.0.1" },
      ...{ TMPDIR: home, S3_DATA_DIR: join(home, "s3") },
      // Waits of state machines are over at once.
      SFN_WAIT_SCALE: "0",
      // Functions run with the first Node.js on the path: let it be the one of Lambda's version.
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    },
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ministack: MiniStack = {
    endpoint: `http://127.0.0.1:${port}`,
    logTail: async () => lastLines(await readFile(LOG, "utf8"), 40),
    async stop() {
      end(child, "SIGTERM");
      await Promise.race([ended, sleep(5_000)]);
      end(child, "SIGKILL");
      await log.close();
    },
  };
  try {
    await answers(ministack, () => child.exitCode === null && child.signalCode === null);
    return ministack;
  } catch (error) {
    const tail = await ministack.logTail();
    await ministack.stop();
    throw new Unavailable(`${(error as Error).message}\n${tail}`, { cause: error });
  }
}

async function answers({ endpoint }: MiniStack, alive: () => boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (!alive()) throw new Error("MiniStack ended as soon as it was started");
    const ready = await fetch(`${endpoint}/_ministack/health`).catch(() => undefined);
    if (ready?.ok) return;
    await sleep(200);
  }
  throw new Error("MiniStack does not answer within a minute");
}
