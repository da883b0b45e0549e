// The sentence before a telephone: what leads to the number stays in one line with itself.

/** 可到…当面问，或打电话： breaks before 当面 and nowhere after it. */
export function AskText({ text }: { text: string }) {
  const [, before, last] = /^(.+?)((?:当面[问提]，或)?打电话：)$/.exec(text) ?? [];
  return before === undefined ? <>{text}</> : <>{before}<span class="whole">{last}</span></>;
}
