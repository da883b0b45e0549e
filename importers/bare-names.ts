// 大北洛, 大北洛村 and 大北洛村委会 in a file without a register: one village, as long as nothing in it is called 大北洛社区.
import { detached } from './detached.ts';
import { compact } from './text.ts';
import { plainVillageName } from './village-names.ts';
import { splitGroup } from './villages.ts';

// Addresses of people are as many as the rows; beyond that names stay as they are written.
const mostSeen = 20_000;

/** Hears what every row of a sheet says; `open` then spells a village. A name without 村 is given it only where the sheet has the same name with it. */
export function watchBareNames(): { add: (said: string | null) => void; open: () => (said: string) => string } {
  const seen = new Set<string>();
  let last = '';
  return {
    add(said) {
      if (said === null || said === last || seen.size >= mostSeen) return;
      last = detached(said);
      seen.add(last);
    },
    open() {
      const names = new Set(seen.size < mostSeen ? [...seen].map((said) => plainVillageName(splitGroup(compact(said)).village)) : []);
      const communities = [...names].filter((name) => /社区|居/.test(name));
      return (said) => {
        const plain = plainVillageName(compact(said));
        const isVillage = names.has(`${plain}村`) && !/[村居区委]$/.test(plain) && !communities.some((name) => name.includes(plain));
        return isVillage ? `${plain}村` : plain;
      };
    },
  };
}
