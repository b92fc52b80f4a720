import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'psci.ts',
  edits,
  fails,
  code: because === 'not-asked' ? because : `${fails}.${because}`,
});

const THREE_STATES = 'target.state.start === null ? ALREADY_ON : ON_PENDING';
const POWER_OFF =
  "      state.power = 'off';\n      if (vm.vcpus.every((one) => one.state.power === 'off')) vm.stop('off');\n";

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('version-the-other-way-round', 'offer', 'version-swapped', ['return VERSION;', 'return (VERSION >> 16n) | ((VERSION & 0xffffn) << 16n);']),
  mutant('every-function-has-a-wide-form', 'offer', 'wide-version', [' && (name === identifier || WIDE.includes(name))', '']),
  mutant('features-promises-everything', 'offer', 'promised', ['? SUCCESS : NOT_SUPPORTED', '? SUCCESS : SUCCESS']),
  mutant('features-with-the-bit-cleared', 'offer', 'promised', ['if (isOffered(asked))', 'if (isOffered(name))']),
  mutant('forgets-smccc-version', 'offer', 'smccc', ['return asked === SMCCC_VERSION ? SUCCESS : NOT_SUPPORTED', 'return NOT_SUPPORTED']),
  mutant('affinity-info-as-a-truth', 'on', 'affinity-swapped', ["const [ON, OFF, PENDING] = [0n, 1n, 2n];", "const [ON, OFF, PENDING] = [1n, 0n, 2n];"]),
  mutant('always-32-bits', 'on', 'affinity-3-lost', ['(identifier & SMC64) === 0n ? 32 : 64', '32']),
  mutant('always-64-bits', 'on', 'width', ['(identifier & SMC64) === 0n ? 32 : 64', '64']),
  mutant('starts-wherever-it-is-told', 'on', 'address-taken', ['  if (!isRam(caller, Number(entry))) return INVALID_ADDRESS;\n', '']),
  mutant('whatever-is-mapped-is-ram', 'on', 'address-device', ["    .filter(({ attributes }) => attributes === 'memory')\n", '']),
  mutant('nobody-is-pending', 'on', 'early', [THREE_STATES, 'ALREADY_ON']),
  mutant('the-second-start-wins', 'on', 'self', [`  if (target.state.power === 'on')\n    return ${THREE_STATES};\n`, '  if (target === caller) return SUCCESS;\n']),
  mutant('who-has-not-begun-is-off', 'on', 'twice', ["if (target.state.power === 'on')\n    return", "if (target.state.power === 'on' && target.state.start === null)\n    return"]),
  mutant('affinity-info-knows-two-states', 'on', 'pending-on', ['return target.state.start === null ? ON : PENDING;', 'return ON;']),
  mutant('context-left-behind', 'on', 'context', ['target.powerOn(entry, x0);', 'target.powerOn(entry, 0n);']),
  mutant('cpu-off-returns', 'off', 'returned', [`${POWER_OFF}      return undefined;`, '      return SUCCESS;']),
  mutant('cpu-off-takes-its-vm', 'off', 'took-all', [POWER_OFF, "      vm.stop('off');\n"]),
  mutant('suspend-does-not-wait', 'off', 'awake', ['      state.waiting = true;\n', '']),
  mutant('reserved-bits-pass', 'off', 'reserved', ['      if ((argument(1) & reserved) !== 0n) return INVALID_PARAMETERS;\n', '      void reserved;\n']),
  mutant('system-off-by-the-switches-alone', 'system', 'off-outlived', ["    case PSCI.SYSTEM_OFF:\n      vm.stop('off');", "    case PSCI.SYSTEM_OFF:\n      for (const one of vm.vcpus) one.state.power = 'off';"]),
  mutant('system-off-takes-every-vm', 'system', 'neighbour', ["    case PSCI.SYSTEM_OFF:\n      vm.stop('off');", "    case PSCI.SYSTEM_OFF:\n      for (const one of call.vms) one.stop('off');"]),
  mutant('reset-is-off', 'system', 'no-reset', ['      vm.restart();\n', "      vm.stop('off');\n"]),
  mutant('off-is-reset', 'system', 'off-restarts', ["    case PSCI.SYSTEM_OFF:\n      vm.stop('off');", "    case PSCI.SYSTEM_OFF:\n      vm.restart();"]),
];
export default mutants;
