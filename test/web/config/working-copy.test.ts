import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Copy, copyAfter, copyFrom } from "../../../web/src/pages/config/copy-state.ts";
import { uploaded, zipped } from "../../../web/src/pages/config/upload.ts";
import { changesBetween, rebased, withChanges } from "../../../web/src/pages/config/working-copy.ts";

const BASE = {
  "store.yaml": "name: Shop\n",
  "segments.yaml": "list: []\n",
  "chains/old.yaml": "name: Old\n",
};
const anyFiles = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), fc.constantFrom("1", "2", "3"), {
  noNullPrototype: true,
});

describe("what a draft changes", () => {
  it("is all that it takes to make it again, whatever the files", () => {
    fc.assert(
      fc.property(anyFiles, anyFiles, (base, mine) => {
        expect(withChanges(base, changesBetween(base, mine))).toEqual(mine);
      }),
    );
  });
});

describe("a draft that others were faster than", () => {
  it("keeps what either has changed, and asks where both did", () => {
    const mine = { ...BASE, "segments.yaml": "mine\n", "store.yaml": "name: Mine\n" };
    const theirs = { ...BASE, "segments.yaml": "theirs\n", "chains/new.yaml": "name: New\n" };
    expect(rebased(BASE, mine, theirs)).toEqual({
      files: { ...theirs, "store.yaml": "name: Mine\n", "segments.yaml": "mine\n" },
      conflicts: ["segments.yaml"],
    });
  });

  it("does not ask where both wrote the same, or took the same file away", () => {
    const { "chains/old.yaml": _, ...without } = BASE;
    const same = { ...without, "store.yaml": "name: Same\n" };
    expect(rebased(BASE, same, same)).toEqual({ files: same, conflicts: [] });
  });

  it("loses nobody's change: each file is as one of the two has it, whatever they did", () => {
    fc.assert(
      fc.property(anyFiles, anyFiles, anyFiles, (base, mine, theirs) => {
        const { files, conflicts } = rebased(base, mine, theirs);
        for (const path of ["a", "b", "c", "d"]) {
          if (mine[path] === base[path]) expect(files[path]).toBe(theirs[path]);
          else expect(files[path]).toBe(mine[path]);
          const both =
            mine[path] !== base[path] && theirs[path] !== base[path] && mine[path] !== theirs[path];
          expect(conflicts.includes(path)).toBe(both);
        }
      }),
    );
  });
});

describe("a working copy", () => {
  const start = (): Copy =>
    copyFrom(
      { draft: { base: 2, files: { "store.yaml": "name: Draft\n" }, savedAt: 1 }, revision: 7 },
      3,
      BASE,
    );

  it("begins as the draft that is kept, from the version that it was begun from", () => {
    expect(start()).toMatchObject({ base: 2, revision: 7, files: { "store.yaml": "name: Draft\n" } });
    expect(copyFrom({ draft: null, revision: 0 }, 3, BASE)).toMatchObject({ base: 3, files: BASE });
  });

  it("is decided on file by file, and then stands on their version", () => {
    const theirs = { ...BASE, "store.yaml": "name: Theirs\n" };
    const clashing = copyAfter(start(), { kind: "rebase", version: 3, theirs });
    expect(clashing).toMatchObject({ base: 3, conflicts: ["store.yaml"] });
    const decided = copyAfter(clashing, { kind: "decided", path: "store.yaml", text: theirs["store.yaml"] });
    expect(decided.conflicts).toEqual([]);
    expect(changesBetween(decided.baseFiles, decided.files)).toEqual({});
  });

  it("has no changes once it is published", () => {
    const published = copyAfter(start(), { kind: "published", version: 4 });
    expect(published.base).toBe(4);
    expect(changesBetween(published.baseFiles, published.files)).toEqual({});
  });
});

describe("an upload", () => {
  const named = (files: Readonly<Record<string, string>>) =>
    Object.entries(files).map(([path, text]) => ({ path, file: new File([text], path) }));

  it("takes a folder from where store.yaml is, without what systems put beside it", async () => {
    const files = {
      "shop/store.yaml": "name: A\n",
      "shop/chains/a.yaml": "\uFEFFname: A\n",
      "shop/.DS_Store": "x",
    };
    expect(await uploaded(named(files))).toEqual({
      files: { "store.yaml": "name: A\n", "chains/a.yaml": "name: A\n" },
    });
  });

  it("reads the zip that a download has written", async () => {
    const zip = new File([zipped(BASE)], "config.zip");
    expect(await uploaded([{ path: "config.zip", file: zip }])).toEqual({ files: BASE });
  });

  it("refuses what is no config, what is no zip, and what is too large", async () => {
    expect(await uploaded(named({ ".hidden": "x" }))).toEqual({ refused: "nothing" });
    expect(await uploaded(named({ "config.zip": "no zip" }))).toEqual({ refused: "unreadable" });
    const large = { refused: "file-too-large" };
    expect(await uploaded(named({ "store.yaml": "x".repeat(1_000_001) }))).toEqual(large);
    const bomb = new File([zipped({ "store.yaml": "x".repeat(5_000_000) })], "bomb.zip");
    expect(await uploaded([{ path: "bomb.zip", file: bomb }])).toEqual(large);
    const many = Object.fromEntries(Array.from({ length: 41 }, (_, at) => [`${at}.yaml`, "x".repeat(1e6)]));
    expect(await uploaded(named(many))).toEqual({ refused: "too-large" });
  });
});
