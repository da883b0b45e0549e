// An address of the web that may be printed and shown to everybody.

/** Of http or https; nobody's name and password stand in it, which would be shown too, and nothing that would end it on a page. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s<>"']+$/i.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}

/** One that goes on with a path of ours: what follows a question mark or # would swallow it. */
export function isBaseAddress(text: string): boolean {
  return isWebAddress(text) && !/[?#]/.test(text);
}
