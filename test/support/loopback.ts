// The application on a real port of this machine, for clients that speak HTTP and not our language.
import { serve } from '@hono/node-server';
import type { App } from './visitor.ts';

export interface Loopback {
  url: string;
  /** What was asked and how it was answered, such as `304 /t/1/…`. */
  readonly answers: string[];
  close(): Promise<void>;
}

export function openLoopback(app: App): Promise<Loopback> {
  const answers: string[] = [];
  return new Promise((resolve, reject) => {
    const fetch = async (request: Request) => {
      const response = await app.fetch(request);
      answers.push(`${response.status} ${new URL(request.url).pathname}`);
      return response;
    };
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve({
      url: `http://127.0.0.1:${port}`, answers,
      close: () => new Promise((closed) => {
        server.close(() => closed());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
    }));
    server.once('error', reject);
  });
}
