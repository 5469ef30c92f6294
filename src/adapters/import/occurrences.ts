import { shortHashOf } from "./digest.ts";

const FREE = 0;

/**
 * How often each text has been seen, at 12 bytes a text (plus room to grow), so that a file of ten million rows fits in
 * memory. Texts are told apart by 64 bits of a hash.
 */
export class Occurrences {
  private size = 0;
  private high = new Uint32Array(1024);
  private low = new Uint32Array(1024);
  private value = new Uint32Array(1024);

  /** Counts `text` and says how often it has been seen, this time included. */
  count(text: string): number {
    const slot = this.slotOf(text);
    const times = (this.value[slot] ?? FREE) + 1;
    this.value[slot] = times;
    return times;
  }

  /** Remembers a number above 0 with the first `text`; later calls get the number that was there first. */
  remember(text: string, value: number): number {
    const slot = this.slotOf(text);
    if (this.value[slot] === FREE) this.value[slot] = value;
    return this.value[slot] ?? value;
  }

  private slotOf(text: string): number {
    if (this.size * 2 >= this.value.length) this.grow();
    const [high, low] = shortHashOf(text);
    const slot = this.find(high, low);
    if (this.value[slot] === FREE) {
      this.high[slot] = high;
      this.low[slot] = low;
      this.size++;
    }
    return slot;
  }

  private find(high: number, low: number): number {
    const mask = this.value.length - 1;
    let slot = low & mask;
    while (this.value[slot] !== FREE && (this.high[slot] !== high || this.low[slot] !== low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private grow(): void {
    const { high, low, value } = this;
    this.high = new Uint32Array(value.length * 2);
    this.low = new Uint32Array(value.length * 2);
    this.value = new Uint32Array(value.length * 2);
    for (let old = 0; old < value.length; old++) {
      if (value[old] === FREE) continue;
      const slot = this.find(high[old] ?? 0, low[old] ?? 0);
      this.high[slot] = high[old] ?? 0;
      this.low[slot] = low[old] ?? 0;
      this.value[slot] = value[old] ?? 0;
    }
  }
}
