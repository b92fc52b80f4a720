import { existsSync } from 'node:fs';
import type { APIRoute } from 'astro';

/** What this build contains (src/client/inventory.ts), looked up when the site is built. */
export const GET: APIRoute = () =>
  Response.json({
    engine: existsSync('src/engine/core/wasm/core.wasm'),
    guests: existsSync('public/guests/manifest.json'),
  });
