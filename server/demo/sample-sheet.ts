// A payment sheet before it becomes bytes, and what a sound reading of it must find.
import type { Payee } from './collectives.ts';
import type { SampleVillage } from './sample-register.ts';

export type SamplePayment = {
  village: SampleVillage;
  /** The one whose subsidy it is, a person or the village's collective; counted once however many rows there are. */
  person: Payee;
  fen: number;
  status: 'paid' | 'returned';
};

export type SampleSheet = {
  lines: string[][];
  /** Index in `lines` of the first payment; the payments follow one another from there. */
  firstLine: number;
  payments: readonly SamplePayment[];
};

export type Expected = {
  /** Rows of payments in the file, whatever became of them. */
  rows: number;
  /** Rows that a reader must refuse because something in them cannot be read for certain. */
  refused: number;
  /** What really reached people: successful rows that can be read. */
  fen: number;
  /** Payments the bank sent back; paid and returned together are what the county released. */
  returned: { rows: number; fen: number };
  /** Villages with money paid, in the order of the register. */
  villages: { code: string; fen: number; people: number }[];
};

/** Sums over the sheet; `refused` are places in `payments` that its mistakes have made unreadable. */
export function expectedOf(sheet: SampleSheet, refused: ReadonlySet<number> = new Set()): Expected {
  const sound = sheet.payments.filter((_, place) => !refused.has(place));
  const paid = sound.filter((payment) => payment.status === 'paid');
  const returned = sound.filter((payment) => payment.status === 'returned');
  return {
    rows: sheet.payments.length,
    refused: refused.size,
    fen: sum(paid),
    returned: { rows: returned.length, fen: sum(returned) },
    villages: [...Map.groupBy(paid, (payment) => payment.village.code)]
      .map(([code, own]) => ({ code, fen: sum(own), people: new Set(own.map(({ person }) => person.idNumber)).size }))
      .toSorted((one, other) => (one.code < other.code ? -1 : 1)),
  };
}

export function sum(payments: readonly SamplePayment[]): number {
  return payments.reduce((total, payment) => total + payment.fen, 0);
}
