// One bounded GET: no redirects, no compression, never more bytes or time than allowed.
import type { Agent, IncomingMessage, request as RequestOf } from 'node:http';
import { Refusal } from './refusal.ts';

export interface Question {
  /** Bytes of body at most. */
  readonly limit: number;
  /** Answer 304 when this entity tag still fits. */
  readonly tag?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

/** Answers 200, 304, 403 and 404; anything else, and any trouble on the way, is a Refusal `unreachable`. */
export async function get(url: string, question: Question): Promise<Answer> {
  const response = await send(url, question);
  const status = response.statusCode ?? 0;
  if (![200, 304, 403, 404].includes(status)) {
    response.destroy();
    throw new Refusal('unreachable', `${status} from ${new URL(url).pathname}`, waitOf(response));
  }
  return { status, body: status === 200 ? await bodyOf(response, question.limit) : await drained(response) };
}

async function send(url: string, question: Question): Promise<IncomingMessage> {
  try {
    return await sendOnce(url, question);
  } catch (error) {
    // The server may have closed the connection we kept; a new one tells whether it is really away.
    if (error instanceof LostConnection) return await sendOnce(url, question).catch(asRefusal);
    return asRefusal(error);
  }
}

function sendOnce(url: string, { tag, signal }: Question): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { request, agent } = protocolOf(url);
    const headers = tag === undefined ? {} : { 'if-none-match': tag };
    const sent = request(url, { agent, signal: deadline(signal), headers }, resolve);
    sent.on('error', (error) => reject(sent.reusedSocket ? new LostConnection(error.message) : error));
    sent.end();
  });
}

class LostConnection extends Error {}

function asRefusal(error: unknown): never {
  throw new Refusal('unreachable', error instanceof Error ? error.message : String(error));
}

// Importing node:http by name loads the whole of fetch with it (18 MB resident, measured); a board has 60 MB in all.
// One agent for the life of the process keeps the TLS session, which halves the bytes of an idle poll.
function protocolOf(url: string): { request: typeof RequestOf; agent: Agent } {
  const name = url.startsWith('https:') ? 'node:https' : 'node:http';
  const { request, Agent } = process.getBuiltinModule(name);
  let agent = agents.get(name);
  if (agent === undefined) {
    agent = new Agent({ keepAlive: true, maxSockets: 2 });
    agents.set(name, agent);
  }
  return { request, agent };
}

const agents = new Map<string, Agent>();

// A server that drips bytes would otherwise hold the board for ever.
function deadline(signal: AbortSignal | undefined): AbortSignal {
  const limit = AbortSignal.timeout(wholeAnswerMs);
  return signal === undefined ? limit : AbortSignal.any([signal, limit]);
}

const wholeAnswerMs = 120_000;

async function bodyOf(response: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response) {
      const bytes = Buffer.from(chunk);
      length += bytes.length;
      if (length > limit) throw new Refusal('unreachable', `more than ${limit} bytes`);
      chunks.push(bytes);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    asRefusal(error);
  }
  return Buffer.concat(chunks);
}

async function drained(response: IncomingMessage): Promise<Buffer> {
  await bodyOf(response, 16_000);
  return Buffer.alloc(0);
}

function waitOf(response: IncomingMessage): number | null {
  const seconds = Number(response.headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 86_400) : null;
}
