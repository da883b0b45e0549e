// The long texts of portions stay bytes of UTF-8 for whoever only stores them; text is made of them where somebody reads it.

/** Text where there were bytes. */
export type Texts<T> = { [Name in keyof T]: T[Name] extends Uint8Array ? string : T[Name] };

export function textsOf<T extends object>(values: T): Texts<T> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value instanceof Uint8Array ? textOf(value) : value])) as Texts<T>;
}

export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
}
