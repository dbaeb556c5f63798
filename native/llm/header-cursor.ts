const utf8 = new TextDecoder('utf-8');

/**
 * Reads little-endian values from the first bytes of a file. A failed read is remembered and every later one returns
 * zero, so a parser may read ahead and ask once: `short` means that the window ended (more of the file may help),
 * `bad` that a length is impossible. Allocates nothing but the strings it returns.
 */
export class HeaderCursor {
  at = 0;
  short = false;
  bad = false;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get failed(): boolean {
    return this.short || this.bad;
  }

  /** Moves over `length` bytes; returns where they start, or −1 when they are not all there. */
  skip(length: number): number {
    if (this.failed) return -1;
    if (length > this.#bytes.length - this.at) {
      this.short = true;
      return -1;
    }
    const start = this.at;
    this.at += length;
    return start;
  }

  u32(): number {
    const at = this.skip(4);
    return at < 0 ? 0 : this.#view.getUint32(at, true);
  }

  /** A count, length or offset. More than 2^53 cannot be one. */
  u64(): number {
    const at = this.skip(8);
    if (at < 0) return 0;
    const value = this.#view.getBigUint64(at, true);
    if (value <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(value);
    this.bad = true;
    return 0;
  }

  /** The length of a string that must be at most `most` bytes; its bytes follow. */
  length(most: number): number {
    const length = this.u64();
    if (length <= most) return length;
    this.bad = true;
    return 0;
  }

  /** A string of at most `most` bytes. */
  string(most: number): string {
    const length = this.length(most);
    const at = this.skip(length);
    return at < 0 ? '' : utf8.decode(this.#bytes.subarray(at, at + length));
  }

  /** A scalar metadata value as a number; 64-bit integers lose what a double cannot hold. */
  scalar(type: number): number {
    const at = this.at;
    const view = this.#view;
    const read = (bytes: number, get: () => number) => (this.skip(bytes) < 0 ? 0 : get());
    if (type === 0 || type === 7) return read(1, () => view.getUint8(at));
    if (type === 1) return read(1, () => view.getInt8(at));
    if (type === 2) return read(2, () => view.getUint16(at, true));
    if (type === 3) return read(2, () => view.getInt16(at, true));
    if (type === 4) return read(4, () => view.getUint32(at, true));
    if (type === 5) return read(4, () => view.getInt32(at, true));
    if (type === 6) return read(4, () => view.getFloat32(at, true));
    if (type === 10) return read(8, () => Number(view.getBigUint64(at, true)));
    if (type === 11) return read(8, () => Number(view.getBigInt64(at, true)));
    if (type === 12) return read(8, () => view.getFloat64(at, true));
    this.bad = true;
    return 0;
  }
}
