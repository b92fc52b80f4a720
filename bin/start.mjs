import { install, runUnderOwnNode } from './prepare.mjs';

await install();
process.exit(await runUnderOwnNode('start.ts', process.argv.slice(2)));
