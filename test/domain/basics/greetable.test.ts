import { expect, it } from "vitest";
import { greetable } from "../../../src/domain/basics/plain-words.ts";

it.each(["Anna-Maria O'Neil", "Мария Ильинична", "José", "D. Müller"])("greets %s", (name) => {
  expect(greetable(name)).toBe(name);
});

it.each([
  "Call 8 800 555 3535",
  "win: 50%",
  "a".repeat(41),
  "<b>",
  "",
  undefined,
])("greets nobody by %s", (name) => {
  expect(greetable(name)).toBeUndefined();
});
