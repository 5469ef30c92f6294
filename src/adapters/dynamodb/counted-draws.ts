import type { UpliftDraw } from "../../domain/uplift/draws.ts";
import { UPLIFT_FEATURES } from "../../domain/uplift/features.ts";

/** Of one draw: side, probability and outcome, then the features. */
const WIDTH = 3 + UPLIFT_FEATURES.length;
const BYTES = 4;

/** Draws of one hold-out in 44 bytes each: numbers of four bytes, the low byte first. */
export function packed(draws: readonly UpliftDraw[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(draws.length * WIDTH * BYTES));
  draws.forEach(({ side, probability, outcome, features }, row) => {
    const numbers = [side === "mailed" ? 1 : 0, probability, outcome, ...features];
    numbers.forEach((number, column) => {
      view.setFloat32((row * WIDTH + column) * BYTES, number, true);
    });
  });
  return new Uint8Array(view.buffer);
}

export function* unpacked(bytes: Uint8Array, experiment: string): Generator<UpliftDraw> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let row = 0; (row + 1) * WIDTH * BYTES <= bytes.byteLength; row += 1) {
    const at = (column: number) => view.getFloat32((row * WIDTH + column) * BYTES, true);
    yield {
      experiment,
      side: at(0) === 1 ? "mailed" : "held-out",
      probability: at(1),
      outcome: at(2),
      features: UPLIFT_FEATURES.map((_, column) => at(3 + column)),
    };
  }
}
