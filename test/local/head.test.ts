import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { makeHttpApi } from "../../local/http/api.ts";
import { ROUTES } from "../../src/contracts/routes.ts";

it("a page answers HEAD as it answers GET, without the page", async () => {
  const paths = (method: string) => ROUTES.filter((one) => one.method === method).map(({ path }) => path);
  expect(paths("HEAD").length).toBeGreaterThan(0);
  // What scripts and tills ask is no page.
  const pages = paths("GET").filter((path) => !/^\/v1\/(me|loyalty)\//.test(path));
  expect(paths("HEAD")).toEqual(pages);

  const asked: string[] = [];
  const route = { key: "HEAD /p/{token}", function: "preferences", authorize: undefined, match: () => ({}) };
  const api = {
    ...{ id: "api", endpoint: "", cors: undefined },
    find: () => ({ route, parameters: { token: "x" } }),
  };
  const listener = makeHttpApi(api, {
    handlers: {
      invoke: async (name) => {
        asked.push(name);
        return { statusCode: 200, headers: { "content-type": "text/html" }, body: "<p>Hello</p>" };
      },
    },
    activity: { during: (work: () => unknown) => work() } as never,
    now: () => 0,
    log: () => undefined,
  });
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/p/x`, { method: "HEAD" });
    expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([
      200,
      "text/html",
      "",
    ]);
    expect(answer.headers.get("content-length")).toBe("12");
    expect(asked).toEqual(["preferences"]);
  } finally {
    server.close();
  }
});
