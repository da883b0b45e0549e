// What the data of a package says, as far as its copies must say the same: of a list the amounts, of a text its words.
import { z } from 'zod';
import { formatYuan } from '../domain/money.ts';

const fen = z.int().min(0);
const imprint = { number: z.string(), edition: z.int() };
const list = z.object({ ...imprint, totals: z.object({ paidFen: fen, proposedFen: fen.optional() }), rows: z.array(z.object({ name: z.string(), amountFen: fen, group: z.string().nullish(), areaUnits: z.int().nullish() })) });

const attachments = z.array(z.object({ file: z.string(), sha256: z.string() }));
const block = z.union([
  z.object({ kind: z.enum(['heading', 'text']), text: z.string() }).transform(({ text }) => [text]),
  z.object({ kind: z.literal('table'), head: z.array(z.string()), rows: z.array(z.array(z.string())) }).transform(({ head, rows }) => [...head, ...rows.flat()]),
]);
const accounts = z.object({
  openingFen: z.int(), closingFen: z.int(), entries: z.array(z.object({ item: z.string(), handler: z.string(), incomeFen: fen, expenseFen: fen })),
});
const annual = z.object({
  programmes: z.array(z.object({ name: z.string(), paidFen: fen })), rows: z.array(z.object({ name: z.string(), amountsFen: z.array(fen) })), paidFen: fen,
});
const written = z.discriminatedUnion('kind', [
  z.object({ ...imprint, kind: z.literal('annual'), ...annual.shape }).transform(({ programmes, rows, paidFen, ...rest }) => ({ ...rest, attachments: [], words: yearWords({ programmes, rows, paidFen }) })),
  z.object({ ...imprint, attachments, kind: z.literal('affairs'), blocks: z.array(block) }).transform(({ blocks, ...rest }) => ({ ...rest, words: blocks.flat() })),
  z.object({ ...imprint, attachments, kind: z.literal('finance'), accounts }).transform(({ accounts: own, ...rest }) => ({ ...rest, words: wordsOf(own) })),
  z.object({ ...imprint, attachments, kind: z.literal('application'), guidance: z.record(z.string(), z.string()) }).transform(({ guidance, ...rest }) => ({ ...rest, words: Object.values(guidance).flatMap((text) => text.split('\n')) })),
]);

export type ListFacts = z.output<typeof list>;
/** `words` must stand on every copy. */
export type WrittenFacts = z.output<typeof written>;
export type Facts = ListFacts | WrittenFacts;

/** Throws for what is no content of ours. */
export function factsFrom(content: unknown): Facts {
  const kind = z.object({ kind: z.string() }).safeParse(content).data?.kind ?? '';
  return ['affairs', 'finance', 'application', 'annual'].includes(kind) ? written.parse(content) : list.parse(content);
}

export function isWrittenFacts(facts: Facts): facts is WrittenFacts {
  return 'words' in facts;
}

function wordsOf({ openingFen, closingFen, entries }: z.output<typeof accounts>): string[] {
  const amounts = entries.flatMap(({ incomeFen, expenseFen }) => [incomeFen, expenseFen]).filter((amount) => amount > 0);
  return [...entries.flatMap(({ item, handler }) => [item, handler]), ...[openingFen, closingFen, ...amounts].map(formatYuan)];
}

function yearWords({ programmes, rows, paidFen }: z.output<typeof annual>): string[] {
  const amounts = [...programmes.map((programme) => programme.paidFen), ...rows.flatMap(({ amountsFen }) => amountsFen), paidFen].filter((amount) => amount > 0);
  return [...programmes.map(({ name }) => name), ...rows.map(({ name }) => name), ...amounts.map(formatYuan)];
}

/** The first of `words` that a copy does not hold; spaces, thousands and what a table adds count for nothing. */
export function missingWord(text: string, words: readonly string[]): string | undefined {
  const whole = bare(text);
  return words.find((word) => !whole.includes(bare(word)));
}

function bare(text: string): string {
  return text.replace(/[\s,"']/g, '');
}
