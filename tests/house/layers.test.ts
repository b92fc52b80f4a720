import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const eslint = new ESLint();

/** The messages about imports and globals for one line of code, as if it stood in `filePath`. */
async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).flatMap(({ ruleId }) => (ruleId?.startsWith('no-restricted') ? [ruleId] : []));
}

test.each([
  ['src/engine/devices/pl011.ts', '../machine/board.ts'],
  ['src/engine/devices/pl011.ts', '../../components/machine/figures.ts'],
  ['src/engine/devices/virtio/block.ts', '../../../client/protocol.ts'],
  ['src/engine/machine/machine.ts', '../../labs/kit/lab.ts'],
  ['src/engine/machine/machine.ts', 'node:fs'],
  ['src/engine/isa/row.ts', '../core/machine-state.ts'],
  ['src/client/session.ts', '../components/machine/figures.ts'],
  ['src/labs/psci/lab.ts', '../../client/protocol.ts'],
  ['src/labs/load.ts', '../exercises/generated/index.ts'],
  ['src/exercises/own-walk/lab.ts', '../../client/protocol.ts'],
  ['src/components/glossary/cards.ts', '../../chapters/text.ts'],
  ['src/client/session.ts', '../../bin/serve.ts'],
  ['guests/recipes.ts', '../bin/serve.ts'],
  ['src/engine/hypervisor/el2.ts', './boot/frame.ts'],
  ['src/engine/hypervisor/board.ts', './handlers.ts'],
  ['src/engine/hypervisor/boot/frame.ts', '../devices/vgic/vgic.ts'],
  ['src/engine/hypervisor/state/state.ts', '../machine/step.ts'],
  ['src/engine/hypervisor/memory/guest-page-table.ts', '../machine/vm.ts'],
  ['src/engine/hypervisor/memory/configuration.ts', '../scheduler.ts'],
  ['src/engine/hypervisor/devices/vpl011.ts', '../machine/vm.ts'],
  ['src/engine/hypervisor/devices/vpl011.ts', '../../machine/machine.ts'],
  ['src/engine/hypervisor/devices/vpl011.ts', '../../hypervisor/machine/vm.ts'],
  ['src/engine/hypervisor/devices/vgic/vgic.ts', '../../machine/vcpu.ts'],
  ['src/engine/hypervisor/devices/vgic/vgic.ts', '../../program.ts'],
  ['src/engine/hypervisor/devices/vgic/vgic.ts', '../../../machine/machine.ts'],
  ['src/engine/hypervisor/machine/vm.ts', '../traps/call.ts'],
  ['src/engine/hypervisor/traps/hypercalls.ts', '../handlers.ts'],
  ['src/engine/hypervisor/traps/traps.ts', '../../machine/machine.ts'],
  ['src/engine/hypervisor/traps/traps.ts', '../../../labs/kit/lab.ts'],
  ['src/engine/hypervisor/scheduler.ts', '../machine/machine.ts'],
])(
  '%s may not import %s',
  async (file, from) => {
    expect(await complaints(file, `export * from '${from}';\n`)).toEqual(['no-restricted-imports']);
  },
  30_000,
);

test.each([
  ['src/engine/machine/machine.ts', '../devices/pl011.ts'],
  ['src/engine/isa/row.ts', '../core/layout.ts'],
  ['src/client/engine-adapter.ts', '../engine/machine/machine.ts'],
  ['src/components/machine/settings.ts', '../../client/presets.ts'],
  ['src/chapters/stage-2/facts.ts', '../../labs/kit/parameters.ts'],
  ['src/engine/devices/pl011.test.ts', 'node:fs'],
  ['src/engine/hypervisor/memory/guest-page-table.ts', '../el2.ts'],
  ['src/engine/hypervisor/state/schema.ts', '../../devices/pl011.ts'],
  ['src/engine/hypervisor/devices/vpl011.ts', './vgic/vgic.ts'],
  ['src/engine/hypervisor/devices/vgic/vgic.ts', '../gic.ts'],
  ['src/engine/hypervisor/devices/vgic/vgic.ts', '../../board.ts'],
  ['src/engine/hypervisor/traps/abort.ts', '../machine/inject.ts'],
  ['src/engine/hypervisor/scheduler.ts', './machine/vcpu.ts'],
])(
  '%s may import %s',
  async (file, from) => {
    expect(await complaints(file, `export * from '${from}';\n`)).toEqual([]);
  },
  30_000,
);

test.each(['Date.now()', 'performance.now()', 'Math.random()', 'document.title'])(
  'the engine may not ask %s',
  async (expression) => {
    expect(await complaints('src/engine/core/clock.ts', `export const value = ${expression};\n`)).toHaveLength(1);
    expect(await complaints('src/client/clock.ts', `export const value = ${expression};\n`)).toEqual([]);
  },
  30_000,
);
