import { describe, expect, it, vi } from "vitest";
import { takeShots } from "../../cli/mail/shots.ts";

describe("pictures of a mail", () => {
  it("are not taken where the browser that is named is missing, which is said plainly", async () => {
    vi.stubEnv("CHROMIUM_PATH", "/nowhere/chromium");
    await expect(takeShots("mail.html", "/tmp", "mail")).rejects.toThrow(
      "CHROMIUM_PATH names /nowhere/chromium, which is not there",
    );
    vi.unstubAllEnvs();
  });
});
