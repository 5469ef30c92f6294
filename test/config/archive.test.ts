import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { type ArchiveLimits, packed, unpacked } from "../../src/adapters/config/archive.ts";

const LIMITS: ArchiveLimits = { files: 5, fileBytes: 10_000, bytes: 20_000, pathLength: 60 };

const why = (archive: Uint8Array, limits: Partial<ArchiveLimits> = {}) => {
  const result = unpacked(archive, { ...LIMITS, ...limits });
  return result.ok ? Object.keys(result.files) : result.why;
};
const zipOf = (files: Readonly<Record<string, string | Uint8Array>>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, typeof text === "string" ? strToU8(text) : text]),
    ),
  );

describe("a config as a zip", () => {
  it("comes out as it went in, byte for byte", () => {
    const path = fc.stringMatching(/^[a-z]{1,8}$/).map((name) => `chains/${name}.yaml`);
    const text = fc.string({ unit: "grapheme", maxLength: 300 });
    fc.assert(
      fc.property(fc.dictionary(path, text, { minKeys: 1, maxKeys: 5 }), (files) => {
        expect(unpacked(packed(files), LIMITS)).toEqual({ ok: true, files });
      }),
    );
  });

  it("keeps marks at the beginning, line ends and letters of any language", () => {
    const files = { "store.yaml": "\uFEFFname: Лавка\r\n", "chains/a.yaml": "\n\n" };
    expect(unpacked(packed(files), LIMITS)).toEqual({ ok: true, files });
  });

  it("is the same zip for the same files, in whatever order they come", () => {
    const one = packed({ "a.yaml": "1", "b.yaml": "2" });
    expect(packed({ "b.yaml": "2", "a.yaml": "1" })).toEqual(one);
  });

  it("is taken with the folder around it, and without what is no config", () => {
    const archive = zipOf({
      "shop/store.yaml": "name: a",
      "shop/chains/a.yaml": "name: b",
      "shop/README.md": "x".repeat(50_000),
      "shop/.git/config.yaml": "x",
      "__MACOSX/shop/._store.yaml": "x",
      "other.yaml": "x",
    });
    expect(why(archive)).toEqual(["store.yaml", "chains/a.yaml"]);
  });

  it("is refused with more files, or more bytes, than a config may have", () => {
    const many = zipOf(Object.fromEntries(Array.from({ length: 6 }, (_, n) => [`chains/a${n}.yaml`, "x"])));
    expect(why(many)).toBe("it has more than 5 files of a config");
    expect(why(zipOf({ "store.yaml": "x".repeat(10_001) }))).toBe("store.yaml has more than 10000 bytes");
    const large = Object.fromEntries(
      ["a", "b", "c"].map((name) => [`chains/${name}.yaml`, "x".repeat(9_000)]),
    );
    expect(why(zipOf(large))).toBe("its files have more than 20000 bytes together");
  });

  it("is refused although it says that it is small: what it unpacks to is counted", () => {
    const bomb = zipOf({ "store.yaml": new Uint8Array(2_000_000) });
    // The sizes of the local header and of the directory, before and after the compressed bytes.
    for (const at of [22, bomb.length - 22 - 46 - "store.yaml".length + 24])
      new DataView(bomb.buffer).setUint32(at, 10, true);
    expect(why(bomb)).toBe("store.yaml has more than 10000 bytes");
  });

  it("is refused with paths that lead out of its folder, and with the same path twice", () => {
    for (const path of [
      "../store.yaml",
      "a/../../store.yaml",
      "/etc/store.yaml",
      "c:/store.yaml",
      "a\\b.yaml",
    ])
      expect(why(zipOf({ [path]: "x" })), path).toBe(`${JSON.stringify(path)} is no path within a folder`);
    const long = `chains/${"a".repeat(60)}.yaml`;
    expect(why(zipOf({ [long]: "x" }))).toContain("is too long for a path");
    const twice = zipOf({ "a.yaml": "1", "b.yaml": "2" });
    twice.set(strToU8("a"), Buffer.from(twice).indexOf("b.yaml"));
    expect(why(twice)).toBe("it has a.yaml twice");
  });

  it("is refused where it is cut off, of another kind, or empty", () => {
    const whole = zipOf({ "store.yaml": "name: a\n".repeat(100) });
    const part = "it is no zip with files of a config, or only a part of one";
    for (const length of [0, 4, 45, whole.length - 70, whole.length - 1])
      expect(why(whole.subarray(0, length)), `${length}`).toMatch(/or only a part|no zip that can be read/);
    expect(why(strToU8("PK but no zip"))).toBe(part);
    expect(why(zipOf({ "README.md": "x" }))).toBe("it has no files of a config");
  });

  it("never throws, whatever it is given", () => {
    const valid = packed({ "store.yaml": "name: a", "chains/a.yaml": "x".repeat(500) });
    fc.assert(
      fc.property(fc.nat(valid.length - 1), fc.nat(255), (at, byte) => {
        const broken = valid.slice();
        broken[at] = byte;
        expect(typeof unpacked(broken, LIMITS).ok).toBe("boolean");
      }),
    );
  });
});
