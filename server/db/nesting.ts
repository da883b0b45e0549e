// A write inside a write would wait for itself (SQLite) or not be atomic with it (PostgreSQL): refuse it at once.
import { AsyncLocalStorage } from 'node:async_hooks';

export function refuseNesting(): <T>(work: () => Promise<T>) => Promise<T> {
  const inside = new AsyncLocalStorage<true>();
  return async (work) => {
    if (inside.getStore()) throw new Error('write() inside write(): pass the transaction on instead');
    return inside.run(true, work);
  };
}
