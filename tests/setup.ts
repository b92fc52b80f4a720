/** Before tests: the sandbox is what its sources make. It takes no time when it is, and little when it is not. */
import { buildSandbox } from '../bin/build-sandbox.ts';

export default async function setup(): Promise<void> {
  await buildSandbox({ log: () => undefined });
}
