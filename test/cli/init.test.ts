import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFolder } from "../../cli/config/folder.ts";
import { init } from "../../cli/init/init.ts";
import { specFor, withComeback } from "../../cli/init/manifest.ts";
import { shopConfig } from "../../local/home.ts";
import packageJson from "../../package.json" with { type: "json" };

describe("a shop's repository", () => {
  let parent: string;
  let folder: string;
  const read = (path: string) => readFile(join(folder, path), "utf8");

  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), "comeback-init-"));
    folder = join(parent, "My Shop");
    await init(folder);
  });
  afterAll(() => rm(parent, { recursive: true }));

  it("has a config that is all right, whose schemas editors find in the installed package", async () => {
    expect((await openFolder(join(folder, "config"))).loaded).toMatchObject({ ok: true });
    expect(await read("config/chains/welcome.yaml")).toContain(
      `$schema=../../node_modules/${packageJson.name}/dist/schemas/chain.json`,
    );
  });

  it("names this release, so that an update is a change of package.json", async () => {
    expect(JSON.parse(await read("package.json"))).toMatchObject({
      name: "my-shop",
      private: true,
      dependencies: { [packageJson.name]: packageJson.version },
    });
  });

  it("has an app for CDK, a workflow, and what git leaves out", async () => {
    expect(JSON.parse(await read("cdk.json")).app).toContain("comeback app");
    expect(await read(".github/workflows/config.yaml")).toContain("comeback config plan");
    expect(await read(".gitignore")).toContain("node_modules/");
  });

  it("is found from every folder in it", () => {
    expect(shopConfig(join(folder, "config", "chains"))).toBe(join(folder, "config"));
    expect(shopConfig(parent)).toBeUndefined();
  });

  it("is not begun a second time, and what somebody has written stays", async () => {
    await expect(init(folder)).rejects.toThrow(/config is there already; nothing was changed/);
    const own = await mkdtemp(join(parent, "own-"));
    await writeFile(join(own, "README.md"), "ours");
    await init(own);
    expect(await readFile(join(own, "README.md"), "utf8")).toBe("ours");
  });
});

describe("its package.json", () => {
  const release = { name: "comeback-engine", spec: "1.2.0" };

  it("keeps what is said in it already", () => {
    const before = { name: "tea", scripts: { start: "node shop.js" }, dependencies: { left: "1.0.0" } };
    expect(withComeback(before, "folder", release)).toMatchObject({
      name: "tea",
      scripts: { start: "node shop.js", deploy: "comeback deploy" },
      dependencies: { left: "1.0.0", "comeback-engine": "1.2.0" },
    });
    expect(withComeback({ dependencies: { "comeback-engine": "^1" } }, "folder", release)).toMatchObject({
      dependencies: { "comeback-engine": "^1" },
    });
  });

  it("names the file that was installed as it is seen from there", () => {
    const above = (path: string) => `../${path}`;
    expect(specFor("file:comeback-engine-1.2.0.tgz", "1.2.0", above)).toBe(
      "file:../comeback-engine-1.2.0.tgz",
    );
    expect(specFor("^1.1.0", "1.2.0", above)).toBe("^1.1.0");
    expect(specFor(undefined, "1.2.0", above)).toBe("1.2.0");
  });
});
