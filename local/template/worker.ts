import { parentPort, workerData } from "node:worker_threads";
import { synthesize } from "./assembly.ts";

parentPort?.postMessage(await synthesize(workerData));
