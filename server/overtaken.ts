// Pages are made outside the transaction that shows them: when what they were made of has changed meanwhile, they are made again.

/** What was prepared must not replace something newer. */
export class Overtaken extends Error {}

const mostAttempts = 3;

/** Prepares and keeps, and does both again when overtaken; throws `Overtaken` when it happens again and again. */
export async function unlessOvertaken<T>(prepareAndKeep: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await prepareAndKeep();
    } catch (error) {
      if (!(error instanceof Overtaken) || attempt === mostAttempts) throw error;
    }
  }
}
