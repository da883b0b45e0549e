// Invented village cooperatives: the collective that holds spare land is paid like a household, but is no person.
import { cardCheckDigit, INVENTED_BIN, INVENTED_REGION } from './people.ts';

export type Payee = { name: string; idNumber: string; bank: string; account: string };

/**
 * The 股份经济合作社 of a village; its credit code is that of a village collective (N2) in the region that does not exist.
 * @param serial 0 to 99,999; apart from those of the villagers only by the kind of number
 */
export function inventCollective(villageName: string, serial: number): Payee {
  const organisation = `M${String(serial).padStart(7, '0')}`;
  const first17 = `N2${INVENTED_REGION}00${organisation}${organisationCheck(organisation)}`;
  const account = `${INVENTED_BIN}9${String(serial).padStart(7, '0')}8624`;
  return {
    name: `${villageName}股份经济合作社`,
    idNumber: first17 + creditCodeCheck(first17),
    bank: '农商银行',
    account: account + cardCheckDigit(account),
  };
}

/** The check character of an organisation code for its first 8 characters: GB 11714, MOD 11. */
function organisationCheck(first8: string): string {
  const rest = 11 - (weighted(first8, [3, 7, 9, 10, 5, 8, 4, 2], '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') % 11);
  return rest === 10 ? 'X' : String(rest % 11);
}

/** The last character of a credit code for its first 17: GB 32100-2015, MOD 31 with powers of 3. */
export function creditCodeCheck(first17: string): string {
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
  return CREDIT_CODE_CHARACTERS.charAt((31 - (weighted(first17, weights, CREDIT_CODE_CHARACTERS) % 31)) % 31);
}

const CREDIT_CODE_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

function weighted(text: string, weights: readonly number[], characters: string): number {
  return weights.reduce((sum, weight, place) => sum + weight * characters.indexOf(text.charAt(place)), 0);
}
