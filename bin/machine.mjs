// The machine's launcher. Works on any Node from 20 on: where this one cannot run the project, the packaged one does.
// npm starts it in the project, whose user may be elsewhere: files are named from there, as on any command line.
if (process.env.npm_lifecycle_event === 'machine' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 18)) {
  const { enableCompileCache } = await import('node:module');
  const { bundle, guests, prepareMachine, wasm } = await import('./machine-build.mjs');
  await prepareMachine();
  enableCompileCache(new URL('../build/cache', import.meta.url).pathname);
  const { main } = await import(bundle);
  process.exitCode = await main(process.argv.slice(2), { wasm, guests });
} else {
  const { install, runUnderOwnNode } = await import('./prepare.mjs');
  await install();
  process.exitCode = await runUnderOwnNode('machine.mjs', process.argv.slice(2), process.cwd());
}
