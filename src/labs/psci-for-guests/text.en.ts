import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'PSCI for guests',
  'objective.call':
    'Answer a guest that asks its firmware, in both widths, with the result that the specification has for it',
  'objective.power': 'Keep the power states of VCpus apart: off, on, and neither yet',
  'step.offer': 'Say what there is: VERSION, FEATURES, MIGRATE_INFO_TYPE. All else in the range is NOT_SUPPORTED.',
  'step.on': 'CPU_ON and AFFINITY_INFO: whom it means, whether it can begin there, and what it is in the meantime.',
  'step.off': 'CPU_OFF and CPU_SUSPEND: one VCpu goes or sleeps, the others stay. It can come back.',
  'step.system': 'SYSTEM_OFF and SYSTEM_RESET: the whole VM, and nobody else.',
  'not-asked':
    'The guest has not come to question {question}; the last that was answered is {last} (search guest.s for these numbers).',

  'offer.hint-1':
    'The constants at the top of your file say what this firmware offers. Whoever asks FEATURES is told the truth.',
  'offer.hint-2':
    'Clear bit 30 of the identifier and look the name up in PSCI. With bit 30 set it is offered only if it has a 64-bit form. FEATURES is asked with such an identifier in x1.',
  'offer.hint-3':
    'const name = identifier & ~SMC64; const isOffered = Object.values(PSCI).includes(name) && (name === identifier || WIDE.includes(name)); FEATURES: 0n, of CPU_SUSPEND 2n with the extended format; of 0x80000000 (SMCCC_VERSION) 0n; else -1n',
  'offer.version': 'VERSION was answered with {found}; this firmware is {wanted}.',
  'offer.version-swapped':
    'VERSION was answered with {found}: the major version is in bits 31:16, so it has to be {wanted}.',
  'offer.migrate':
    'MIGRATE_INFO_TYPE was answered with {found}; it has to be {wanted}. OFFERS_MIGRATE_INFO says whether it is there; with no trusted OS it is 2.',
  'offer.wide':
    'VERSION with bit 30 set was answered with {found}. VERSION has no 64-bit form: NOT_SUPPORTED, {wanted}.',
  'offer.wide-version':
    'VERSION with bit 30 set was answered as VERSION. Only CPU_SUSPEND, CPU_ON and AFFINITY_INFO have a 64-bit form; this identifier does not exist: {wanted}.',
  'offer.unknown': 'An identifier that nobody offers was answered with {found}; it has to be {wanted}, NOT_SUPPORTED.',
  'offer.feature': 'FEATURES was answered with {found}, it has to be {wanted} (question {question} in guest.s).',
  'offer.denied':
    'FEATURES denies a function that there is (question {question} in guest.s): {found} instead of {wanted}.',
  'offer.promised':
    'FEATURES promises a function that there is not (question {question} in guest.s): {found} instead of {wanted}.',
  'offer.flags':
    'FEATURES of CPU_SUSPEND was answered with {found}; it has to be {wanted}: bit 1 says that the power state has the extended format.',
  'offer.migrate-feature':
    'FEATURES of MIGRATE_INFO_TYPE was answered with {found}; OFFERS_MIGRATE_INFO says {wanted}.',
  'offer.smccc':
    'FEATURES of 0x80000000, SMCCC_VERSION, was answered with {found}. A guest finds out in this way whether it may ask for it; the hypervisor answers that call: {wanted}.',

  'on.hint-1':
    'A VCpu has three states here: power off; power on; and power on with start not null, which has not begun yet.',
  'on.hint-2':
    'The arguments are 32 or 64 bits wide, by bit 30 of the identifier: cut them before you compare. Then: does the VCpu exist, is it off, is the entry aligned, is it in a map of vm.plan.maps whose attributes are memory?',
  'on.hint-3':
    "if (target.state.power === 'on') return target.state.start === null ? ALREADY_ON : ON_PENDING; … target.powerOn(entry, context); return SUCCESS; AFFINITY_INFO tells the same three states: OFF, ON, PENDING.",
  'on.affinity':
    'AFFINITY_INFO was answered with {found}; it has to be {wanted} (0 on, 1 off, 2 pending; question {question}).',
  'on.affinity-swapped': 'AFFINITY_INFO was answered with {found}, the other way round: 0 is on, 1 is off.',
  'on.nobody':
    'There is no such core in this VM: INVALID_PARAMETERS, {wanted}. The answer was {found} (question {question}).',
  'on.level':
    'AFFINITY_INFO of a level above cores was answered with {found}; KNOWS_LEVELS says {wanted}: ON, since the caller itself is in it, or INVALID_PARAMETERS.',
  'on.affinity-3':
    'CPU_ON64 of 0x100000001, affinity 3 being 1, was answered with {found}: there is no such core, {wanted}.',
  'on.affinity-3-lost':
    'CPU_ON64 of 0x100000001 has started a core: affinity 3, bits 39:32, was lost. In the 64-bit form the argument has 64 bits.',
  'on.misaligned': 'An entry that is no multiple of 4 was answered with {found}; MISALIGNED is {wanted}.',
  'on.address':
    'An entry where this VM has no RAM was answered with {found}; it has to be INVALID_ADDRESS, {wanted} (question {question}).',
  'on.address-taken':
    'A VCpu was started where its VM has no RAM. Its first fetch would fault, in a guest that believes it has succeeded: INVALID_ADDRESS, {wanted}.',
  'on.address-device':
    'A VCpu was started in the UART: stage 2 maps it, but nobody executes a device. Only maps with the attributes memory count: {wanted}.',
  'on.self': 'The caller wanted to switch itself on and was answered {found}; it is on already: {wanted}.',
  'on.self-pending':
    'The caller wanted to switch itself on and was told ON_PENDING: it has begun long ago, its state.start is null.',
  'on.refused': 'CPU_ON of VCpu 1, which is off, was answered with {found}; it has to be started: {wanted}.',
  'on.not-begun':
    'VCpu {vcpu} has not come to its entry, though CPU_ON was SUCCESS: powerOn(entry, context) puts it there.',
  'on.another':
    'At the entry of VCpu {vcpu} somebody else arrived: the one that came there reads {mpidr} from MPIDR_EL1. A caller goes on behind its call; powerOn starts the other.',
  'on.context':
    'VCpu {vcpu} began with {found} in x0: that is not the context identifier of the call that has started it.',
  'on.race':
    'Two VCpus switch the same third one on: this one was answered {found}, it has to be {wanted} (question {question}).',
  'on.twice':
    'Two VCpus switch the same third one on, and both were told SUCCESS: the second has overwritten the entry and the context of the first (question {question}).',
  'on.early':
    'ALREADY_ON, {found}, was the answer for a VCpu that has not executed anything yet: its core is somebody else’s for now. That is ON_PENDING, {wanted}: state.start is not null.',
  'on.width':
    'CPU_ON in its 32-bit form was answered with {found}: in the upper halves of the registers is what was left there, and it means nothing. {wanted}.',
  'on.pending':
    'AFFINITY_INFO of a VCpu that was switched on and has not begun was answered with {found}; it is {wanted}, ON_PENDING.',
  'on.pending-on':
    'AFFINITY_INFO says that a VCpu is on which has not begun: state.start is not null, that is {wanted}, ON_PENDING.',
  'on.upper': 'VCpu 2 began with {found} in x0: in the 32-bit form the context identifier has 32 bits.',
  'on.running': 'CPU_ON of a VCpu that runs was answered with {found}; it has to be {wanted}, ALREADY_ON.',
  'on.running-pending': 'CPU_ON of a VCpu that runs was answered with ON_PENDING: it has begun, {wanted}.',

  'off.hint-1': 'CPU_OFF has no result when it succeeds: return undefined. CPU_SUSPEND has one, later.',
  'off.hint-2':
    'vcpu.state.power is the switch, and vcpu.state.waiting says that a VCpu sleeps until something wakes it. If the last VCpu of a VM goes, its VM goes with it: vm.stop.',
  'off.hint-3':
    "CPU_OFF: vcpu.state.power = 'off'; if (vm.vcpus.every((one) => one.state.power === 'off')) vm.stop('off'); return undefined; CPU_SUSPEND: refuse reserved bits, vcpu.state.waiting = true; return SUCCESS;",
  'off.not-slept': 'The guest has not come back from CPU_SUSPEND: its timer ends the sleep.',
  'off.suspend': 'CPU_SUSPEND was answered with {found}; it has to be SUCCESS, 0.',
  'off.awake':
    'The guest called CPU_SUSPEND {times} times before its timer was due: it came back at once each time. state.waiting = true makes it wait.',
  'off.reserved':
    'A power state with a reserved bit was answered with {found}; it has to be {wanted}. EXTENDED_STATE_ID says which format it has: reserved are 31:26 and 23:17, or in the extended one 31, 29 and 28.',
  'off.returned': 'CPU_OFF has returned: VCpu {vcpu} goes on behind its call. There is nobody left to return to.',
  'off.not-reached': 'No VCpu has called CPU_OFF yet; the last question that was answered is {last}.',
  'off.took-all': 'Behind the first CPU_OFF no other VCpu has gone on: CPU_OFF is of the caller alone.',
  'off.still-on':
    'AFFINITY_INFO of a VCpu that has switched itself off says {found}; it has to be {wanted} (question {question}).',
  'off.again':
    'CPU_ON of a VCpu that has gone was answered with {found}; it may come back: {wanted} (question {question}).',
  'off.again-on': 'CPU_ON of a VCpu that has gone was answered with ALREADY_ON: its power is still on.',
  'off.leak': 'VCpu 2 came back with {found} in x19: that is from its life before. powerOn lets it begin with nothing.',

  'system.hint-1': 'A VM has functions for both: look at vcpu.vm.',
  'system.hint-2':
    'vm.stop stops all its VCpus, on every core, and lets go what it held. vm.restart does that and starts it afresh.',
  'system.hint-3': "SYSTEM_OFF: vm.stop('off'); return undefined; SYSTEM_RESET: vm.restart(); return undefined;",
  'system.not-reached': 'The guest has not come to this call; the last question that was answered is {last}.',
  'system.reset-returned': 'SYSTEM_RESET has returned to its caller.',
  'system.reset-outlived':
    'Behind the SYSTEM_RESET of VCpu 0, VCpu 1 went on: the whole VM begins again, on whatever cores it is.',
  'system.no-reset': 'Behind its SYSTEM_RESET the guest has not begun a second time.',
  'system.not-fresh':
    'After the reset VCpus 1 and 2 are off as in the beginning; question {question} was answered with {found}, not {wanted}.',
  'system.off-returned': 'SYSTEM_OFF has returned to its caller.',
  'system.off-outlived':
    'Behind the SYSTEM_OFF of another VCpu, VCpu 0 went on: it is on another core, and nobody has told that core. vm.stop does.',
  'system.off-restarts': 'Behind its SYSTEM_OFF the guest has begun again.',
  'system.interrupt':
    'The VM is off, but the UART’s interrupt is still enabled for it in the board’s distributor. vm.stop lets go what a VM held.',
  'system.neighbour':
    'The neighbour was to wake long after the SYSTEM_OFF of this VM, and did not: it was taken down too.',
};
export default sentences;
