import { install, runUnderOwnNode } from './prepare.mjs';

await install();
process.exit(await runUnderOwnNode('test.ts', process.argv.slice(2)));
