// How many households are behind payments to persons: whoever is paid into one account lives by one purse.

export interface Owned { person: string; /** The account or its blind index; null where none is known. */ account?: string | null }

/** More persons on one account are no family but somebody who hands out for others. */
const mostOfFamily = 6;

/** Never more than there are persons. Linear in the payments. */
export function countHomes(payments: readonly Owned[]): number {
  const home = new Map<string, string>();
  const first = (person: string): string => {
    let at = person;
    for (let next = home.get(at); next !== undefined && next !== at; next = home.get(at)) at = next;
    home.set(person, at);
    return at;
  };
  for (const { person } of payments) first(person);
  for (const persons of personsByAccount(payments).values()) {
    const [head] = persons;
    if (head === undefined || persons.size > mostOfFamily) continue;
    for (const person of persons) home.set(first(person), first(head));
  }
  return new Set([...home.keys()].map(first)).size;
}

function personsByAccount(payments: readonly Owned[]): Map<string, Set<string>> {
  const byAccount = new Map<string, Set<string>>();
  for (const { person, account } of payments) {
    if (!account) continue;
    const persons = byAccount.get(account) ?? new Set();
    byAccount.set(account, persons.add(person));
  }
  return byAccount;
}
