import { buildEngine, buildGuests, buildSite } from './site.ts';

// `npm run build`: a dist/ that any static host can serve. Guests that cannot be built here are left out with a reason.
try {
  await buildEngine();
  await buildGuests();
  await buildSite(true);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
