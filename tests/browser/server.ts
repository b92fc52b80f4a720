import { fileURLToPath } from 'node:url';
import { serve } from '../../bin/serve.ts';

// The built site, by the server that `npm start` uses.
serve(fileURLToPath(new URL('../../dist', import.meta.url))).listen(Number(process.argv[2]), 'localhost');
