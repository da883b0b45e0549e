// The log: one JSON line per event on standard error, of which nothing may tell what a row or a file holds.
import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';

export function openLog(level: string, to: DestinationStream = pino.destination({ dest: 2, sync: true })): Logger {
  return pino({ level, serializers: { err: toldError }, hooks: { logMethod: sayMessage } }, to);
}

/** An event without words of ours would get the error's message for its own. */
const sayMessage: LogHook = function sayMessage(args, method) {
  const [event, said] = args;
  if (typeof event === 'object' && said === undefined) method.apply(this, [event, 'error']);
  else method.apply(this, args);
};

type LogHook = NonNullable<NonNullable<LoggerOptions['hooks']>['logMethod']>;

interface Told { name: string; code?: string; message?: string; at: string[]; cause?: Told }

/** Name, code and the places in our own files; the message only of errors whose words are ours. */
function toldError(error: unknown): Told {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  return {
    name: error.constructor.name,
    ...('code' in error ? { code: String(error.code) } : {}),
    ...(isOurs(error) ? { message: error.message } : {}),
    at: ownPlaces(error),
    ...(error.cause === undefined ? {} : { cause: toldError(error.cause) }),
  };
}

/** Databases put the row into the message, parsers the text they could not read; those classes are not on the list. */
const ours: readonly string[] = ['Error', 'Problem', 'GiveUp', 'CannotStart', 'VaultError', 'Overtaken'];

function isOurs(error: Error): boolean {
  return ours.includes(error.constructor.name);
}

const mostPlaces = 6;

/** `server/batches/submit.ts:41` and so on, innermost first; never the lines before them, which repeat the message. */
function ownPlaces({ stack = '' }: Error): string[] {
  const places = [...stack.matchAll(/^\s+at .*?\/((?:server|importers|print-templates|board-client)\/[\w./-]+:\d+)/gm)].map(([, place]) => place ?? '');
  return places.slice(0, mostPlaces);
}
