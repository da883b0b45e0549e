// Which action a job stands for.
import { endPublicPeriod } from '../archive/period-end.ts';
import { refreshVillage } from '../boards/refresh.ts';
import { scheduleTimestamps, signTimestamps } from '../boards/timestamps.ts';
import { publishEdition } from '../notices/publish.ts';
import { withdrawEdition } from '../notices/withdraw-edition.ts';
import type { Handlers } from './worker.ts';

const day = 86_400_000;

export const handlers: Handlers = {
  'publish-edition': (deps, payload) => publishEdition(deps, payload['editionId'] ?? ''),
  'withdraw-edition': (deps, payload) => withdrawEdition(deps, payload['editionId'] ?? '', payload['batchId'] ?? ''),
  'refresh-village': (deps, payload) => refreshVillage(deps, payload['villageCode'] ?? ''),
  'end-public-period': (deps, payload) => endPublicPeriod(deps, payload['editionId'] ?? ''),
  async 'sign-timestamps'(deps) {
    await signTimestamps(deps);
    await scheduleTimestamps(deps, new Date(deps.clock.now().getTime() + day));
  },
};
