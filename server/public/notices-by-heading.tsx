// The notices of many villages, what they are about first: one looks for the own village among names, not among headings.
import { Fold } from '../notices/public-layout.tsx';

export interface HeadedNotice { number: string; village: string; heading: string }

/** In the order given; the first stands open. */
export function NoticesByHeading({ notices }: { notices: readonly HeadedNotice[] }) {
  return (
    <>
      {[...Map.groupBy(notices, ({ heading }) => heading)].map(([heading, of], i) => (
        <Fold title={heading} note={`${of.length} 份`} isOpen={i === 0}>
          <ul class="villages">{of.map(({ number, village }) => <li><a href={`/n/${number}`}>{village}</a></li>)}</ul>
        </Fold>
      ))}
    </>
  );
}
