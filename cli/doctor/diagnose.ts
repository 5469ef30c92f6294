import { config, customers, events, openTill, sending, unseen } from "../../src/adapters/wiring.ts";
import { connect, type Deployment, type WhichDeployment } from "../deployment/deployment.ts";
import { Refusal } from "../terminal/refusal.ts";
import { makeClients } from "./clients.ts";
import { type Examined, examine } from "./examine.ts";
import { makeTxt } from "./mail-dns.ts";
import { makeSite } from "./site.ts";

export interface Diagnosis {
  readonly deployment: string;
  readonly checks: readonly Examined[];
}

const PATIENCE_MS = 10_000;

/** Looks at the deployment that is meant. None is a finding too, not a failure to look. */
export async function diagnose(which: WhichDeployment): Promise<Diagnosis> {
  try {
    return await examined(await connect(which));
  } catch (error) {
    if (error instanceof Refusal) return { deployment: "no deployment", checks: [nothingThere(error)] };
    throw error;
  }
}

export async function examined({ name, local, now, stack, outputs }: Deployment): Promise<Diagnosis> {
  const site = makeSite({
    ...{ aws: makeClients(), stack, outputs, now },
    ...(local && { local }),
    ...{
      config: config(),
      customers: customers(),
      sending: sending(),
      unseen: unseen(),
      events: events(),
      txt: makeTxt(),
    },
    askTill: (till, store, key) => openTill()(till, store, key).check(),
    reach: (url) => fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) }),
  });
  return { deployment: name, checks: await examine(site) };
}

const nothingThere = ({ message }: Refusal): Examined => ({
  id: "service-stack",
  area: "Stacks",
  title: "service stack",
  state: "problem",
  says: message,
  remedy:
    "Deploy it (`npm run deploy`), name the right one with --stack and --region, or use credentials that may see it.",
  doc: "deploy.md#step-2-deploy",
});
