/** Commands from outside: pages and tests pause, step, stop and restart a VM. */
import { CONTROL_CHANNEL } from '../board.ts';
import type { Call } from './call.ts';

/** A letter and the number of a VM on the control channel. p pauses, c continues, s steps, k kills, r restarts. */
export function control({ el2, cpu, vms }: Pick<Call, 'el2' | 'cpu' | 'vms'>): void {
  const channel = el2.console(CONTROL_CHANNEL);
  for (let command = channel?.read(); command !== undefined; command = channel?.read()) {
    const vm = vms[(channel?.read() ?? 0) - 0x30];
    if (vm === undefined) continue;
    const letter = String.fromCharCode(command);
    if (letter === 'p') vm.state.paused = true;
    else if (letter === 'c') vm.state.paused = false;
    else if (letter === 's') vm.step();
    else if (letter === 'k') vm.stop('off');
    else if (letter === 'r') vm.restart();
    for (const { core } of vm.vcpus) cpu.kick(core);
  }
}
