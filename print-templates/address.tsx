// An address as people type it from a sheet: it breaks before the code and nowhere inside it.

/** Without https://. What is too long for a line of its own breaks where it must. */
export function Address({ text }: { text: string }) {
  const at = text.lastIndexOf('/n/') + 1;
  return <b class="address">{at === 0 ? text : [text.slice(0, at), text.slice(at)].map((part) => <span>{part}</span>)}</b>;
}
