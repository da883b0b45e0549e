// The marks by which a cell says what the one above it says.
const ditto = /^(?:[〃″＂"”]|''|同上)$/;

export function isDitto(cell: string): boolean {
  return ditto.test(cell);
}
