import { describe, expect, it } from "vitest";
import { isPlaceholderId } from "../../src/domain/facts/placeholder.ts";

describe("an id", () => {
  it.each([
    ...["", "0", "000", "-1", "-", "—", "n/a", "N/A", "null", "None", "undefined", "Guest", "guest checkout"],
    ...[
      "anonymous",
      "unknown",
      "(not set)",
      "[object Object]",
      "Гость",
      "00000000-0000-0000-0000-000000000000",
    ],
  ])("%j stands for nobody", (id) => expect(isPlaceholderId(id)).toBe(true));

  it.each([
    "1",
    "10",
    "100",
    "C-0",
    "-12",
    "anna",
    "guest-17",
    "207119551",
    "null-7",
    "a0",
  ])("%j is somebody's", (id) => expect(isPlaceholderId(id)).toBe(false));
});
