// Answers that are asked for row after row: the same question gets the answer it got before.
import { detached } from './detached.ts';

/** `answer` must hang on nothing but the text. What is remembered never grows beyond `most` texts. */
export function memo<T>(answer: (text: string) => T, most = 10_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const now = answer(text);
    if (known.size >= most) known.clear();
    known.set(detached(text), now);
    return now;
  };
}
