import { describe, expect, it } from "vitest";
import { DAY, MINUTE } from "../../src/domain/basics/calendar.ts";
import { formsWorld } from "../support/forms.ts";

const BROWSER = "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36";
const look = { agent: BROWSER };

async function world() {
  const forms = await formsWorld();
  const counted = async () => {
    const points = await forms.signUps.pointCounts(0, 1e6);
    return points.map(({ entry, via, shown, sent }) => ({ entry, ...(via && { via }), shown, sent }));
  };
  return { ...forms, counted };
}

describe("looks at a form", () => {
  it("are counted by the place that the link names, as a page and in a page of the shop", async () => {
    const { ask, counted } = await world();
    await ask(look);
    await ask({ ...look, headers: { accept: "application/json" } });
    await ask({ ...look, via: "poster-3" });
    expect(await counted()).toEqual([
      { entry: "newsletter", shown: 2, sent: 0 },
      { entry: "newsletter", via: "poster-3", shown: 1, sent: 0 },
    ]);
  });

  it("are followed by those who send it, once for each that is taken", async () => {
    const { fillIn, counted } = await world();
    await fillIn({ email: "ann@example.com", via: "box" }, look);
    await fillIn({ email: "ann@" }, look);
    expect(await counted()).toEqual([
      { entry: "newsletter", shown: 2, sent: 0 },
      { entry: "newsletter", via: "box", shown: 0, sent: 1 },
    ]);
  });

  it("are nobody's where a program looks, or a browser that fetches ahead, or where there is no form", async () => {
    const { ask, counted } = await world();
    for (const agent of ["", "Googlebot/2.1", "curl/8.1", "WhatsApp/2.23"]) await ask({ agent });
    await ask({ ...look, headers: { "sec-purpose": "prefetch" } });
    await ask({ ...look, name: "nothing" });
    expect(await counted()).toEqual([]);
  });

  it("wait for the next minute in a flood, and places that somebody makes up are counted as the form's", async () => {
    const { ask, later, counted, signUps } = await world();
    let writes = 0;
    const { countAt } = signUps;
    signUps.countAt = async (...more) => {
      writes += 1;
      await countAt(...more);
    };
    for (let made = 0; made < 200; made += 1) await ask({ ...look, via: `made-up-${made}` });
    expect(writes).toBe(10);
    await later(MINUTE);
    await ask(look);
    const points = await counted();
    expect(writes).toBe(101);
    expect(points.reduce((sum, { shown }) => sum + shown, 0)).toBe(201);
    expect(points.find(({ via }) => via === undefined)).toMatchObject({ shown: 101 });
  });

  it("that cannot be counted are shown all the same", async () => {
    const { ask, signUps } = await world();
    signUps.countAt = async () => {
      throw new Error("throttled");
    };
    expect((await ask(look)).status).toBe(200);
  });

  it("belong to the shop's own day", async () => {
    const { ask, signUps, now } = await world();
    await ask(look);
    const [{ day } = { day: 0 }] = await signUps.pointCounts(0, 1e6);
    expect(Math.abs(day - now() / DAY)).toBeLessThan(1);
  });
});
