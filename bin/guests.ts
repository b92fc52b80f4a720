import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildGuests, checkGuests } from '../guests/build-guests.ts';
import { aptLine } from '../guests/lib/packages.ts';

const USAGE = `npm run guests [-- OPTIONS]

Builds the guests into public/guests, or takes them from the cache.

  --check   say what is missing and do nothing; exit code 0 when all is there, else 1
  --force   build again, with today's packages, whatever is there
  --help    this text

Exit codes: 0 done, 1 failed, 2 wrong arguments, 3 this system cannot build them (says why).
TRAP_GUEST_CACHE names the folder of the cache.
`;

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;
const EXIT_UNAVAILABLE = 3;

async function main(args: string[]): Promise<number> {
  const options = parse(args);
  if (options === undefined) return EXIT_USAGE;
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const destination = fileURLToPath(new URL('../public/guests', import.meta.url));
  if (options.check) return check(destination);
  const outcome = await buildGuests({ destination, force: options.force });
  if (outcome.kind === 'unavailable') {
    process.stderr.write(`guests: ${outcome.message}\n`);
    return EXIT_UNAVAILABLE;
  }
  const files = outcome.manifest.guests.flatMap((guest) => guest.files);
  const state = outcome.built.length > 0 ? `built ${outcome.built.join(', ')}` : 'up to date';
  process.stdout.write(`guests: ${state}; public/guests has ${files.map(({ name }) => name).join(', ')}\n`);
  return 0;
}

async function check(destination: string): Promise<number> {
  const { complaints, packages } = await checkGuests(destination);
  for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
  if (packages.length > 0) process.stdout.write(`building them needs: ${aptLine(packages)}\n`);
  return complaints.length === 0 ? 0 : EXIT_FAILED;
}

function parse(args: string[]): { check: boolean; force: boolean; help: boolean } | undefined {
  try {
    const flag = { type: 'boolean', default: false } as const;
    return parseArgs({ args, options: { check: flag, force: flag, help: flag } }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return undefined;
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`guests: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = EXIT_FAILED;
}
