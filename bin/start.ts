import { parseArgs } from 'node:util';
import { serve } from './serve.ts';
import { buildEngine, buildGuests, buildSite, dist, siteBase } from './site.ts';

const usage = `npm start [-- OPTIONS]

Builds what is missing and serves the site.

  --port N   the port to listen on (4321; the next free one when it is taken)
  --host H   the address to listen on (localhost; the machine needs https or localhost to run)
  --help     this text
`;

try {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4321' },
      host: { type: 'string', default: 'localhost' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) process.stdout.write(usage);
  else await start(values.host, Number(values.port));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function start(host: string, port: number): Promise<void> {
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port: ${port} is not a port`);
  await buildEngine();
  await buildGuests();
  await buildSite();
  const at = await listen(host, port);
  console.log(
    `\nTrap & Emulate is at http://${host.includes(':') ? `[${host}]` : host}:${at}${siteBase()}  (Ctrl+C ends it)`,
  );
}

/** Listens on `port` or the first free one of the ten after it. */
async function listen(host: string, port: number): Promise<number> {
  for (let candidate = port; ; candidate++) {
    try {
      return await listenOn(host, candidate);
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || candidate >= port + 10) throw error;
    }
  }
}

function listenOn(host: string, port: number): Promise<number> {
  const server = serve(dist, siteBase());
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
