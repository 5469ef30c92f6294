import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { announce } from "../../local/announcement.ts";

const directory = mkdtempSync(join(tmpdir(), "comeback-announce-"));
const path = join(directory, "local.json");
const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
const stack = { apiUrl: "http://127.0.0.1:1" };
const earlier = () => JSON.stringify({ pid: other.pid, apiUrl: "http://127.0.0.1:2" });

beforeAll(() => expect(other.pid).toBeDefined());
afterAll(() => {
  other.kill();
  rmSync(directory, { recursive: true });
});

test("the file is there while the stack runs, and a cut-off one is replaced", () => {
  writeFileSync(path, '{"pid":');
  const retract = announce(path, stack, () => {});
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ pid: process.pid, ...stack });
  retract();
  expect(existsSync(path)).toBe(false);
});

test("a stack that still runs gets its file back, and is told of", () => {
  writeFileSync(path, earlier());
  const said: string[] = [];
  const retract = announce(path, stack, (line) => said.push(line));
  expect(said[0]).toContain("another local stack runs on http://127.0.0.1:2");
  retract();
  expect(readFileSync(path, "utf8")).toBe(earlier());
});

test("the file of a newer stack is left alone", () => {
  rmSync(path);
  const retract = announce(path, stack, () => {});
  writeFileSync(path, earlier());
  retract();
  expect(readFileSync(path, "utf8")).toBe(earlier());
});
