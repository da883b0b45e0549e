// The code units of a long text in an array: to look at each of them there takes a third of what it takes in a string that was cut out of another one.

/** The code units of a short text. */
export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return units;
}

const [lineFeed, carriageReturn] = [0x0a, 0x0d];
// Whoever looks for a number of 18 digits may look so far behind the end.
const room = 32;

export class Letters {
  text = '';
  /** With zeros behind the text. */
  units = new Uint16Array(0);
  #bytes = Buffer.alloc(0);

  /** Until another text is held. */
  hold(text: string): void {
    if (text.length + room > this.units.length) {
      this.#bytes = Buffer.from(new ArrayBuffer((text.length + room) * 2));
      this.units = new Uint16Array(this.#bytes.buffer);
    }
    this.#bytes.write(text, 'utf16le');
    // Behind its end stands nothing of what was held before.
    this.units[text.length] = 0;
    this.text = text;
  }

  /** Whether a line, or all of the text, ends there. */
  isEnd(at: number): boolean {
    const unit = this.units[at];
    return unit === lineFeed || unit === carriageReturn || at === this.text.length;
  }

  slice(from: number, to: number): string {
    return this.text.slice(from, to);
  }

  /** Every line has one. */
  endOfLine(from: number): number {
    return this.units.indexOf(lineFeed, from);
  }
}
