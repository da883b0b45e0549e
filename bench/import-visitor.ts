// A person at a browser before and while an import runs: asks for a public page and a desk page in turn, at a steady rate, and says how long each took.
// Arguments: address, cookie, the two paths. Each wait counts from when the request was due, so that one slow answer hides none behind it.
import type { Waits } from './import-server.ts';

const [address = '', cookie = '', ...paths] = process.argv.slice(2);
const every = 50;

const waits: Waits = { before: {}, meanwhile: {} };
const start = performance.now();
const asked: Promise<void>[] = [];
let [into, isOver] = [waits.before, false];
process.on('message', (said: 'begins' | 'ends') => {
  into = waits.meanwhile;
  isOver = said === 'ends';
});

for (let n = 0; !isOver; n++) {
  const due = start + n * every;
  const early = due - performance.now();
  if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
  asked.push(ask(paths[n % paths.length] ?? '/', due, into));
}
await Promise.all(asked);
process.send?.(waits, () => process.disconnect());

async function ask(path: string, due: number, own: Record<string, number[]>): Promise<void> {
  const answer = await fetch(address + path, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
  (own[path] ??= []).push(performance.now() - due);
}
