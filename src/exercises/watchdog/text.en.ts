import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'A watchdog for guests',
  'objective.notice': 'Notice from EL2 that a guest is dead, whatever it died of',
  'objective.restart': 'Restart it alone, without its past, and give up when that does not help',
  'step.arm':
    'A guest that hangs does not say so; it only stops saying anything. WATCH and WHY: a guest says how often it wants to be heard of. What cannot be is refused, and nobody is watched unasked.',
  'step.feed': 'KICK puts the deadline off. Whoever kicks in time, or has been let go, is left alone.',
  'step.bite':
    'Whoever is late is restarted at the deadline: from an endless loop with everything masked, and from a sleep that nothing ends. The next life is watched only when it asks.',
  'step.give-up':
    'After LIVES restarts the next bite is the last: the VM is stopped for good. The other VM notices nothing.',
  'not-reached': 'The guest did not come to `{behind}`. What is missing is in an earlier stage, or above.',
  threw: 'watchdog.ts threw an error before the guest came to `{behind}`.',
  'arm.hint-1': 'What has to be kept for a VM that is watched?',
  'arm.hint-2':
    'By vm.plan.index: its period, and when it has to be heard of at the latest, CNTPCT_EL0 + period. A period outside MIN to MAX is refused; 0 forgets the watch.',
  'arm.hint-3':
    "watches.set(vm.plan.index, { life: vm.state.starts, period, deadline: call.el2.mrs('CNTPCT_EL0') + period }); return 0n;",
  'arm.short': 'WATCH with a period below MIN gave {found}; it should be −1.',
  'arm.long': 'WATCH with a period above MAX gave {found}; it should be −1.',
  'arm.unarmed': 'KICK gave {found} although nobody watches this VM; it should be −1.',
  'arm.why': 'WHY gave {found} in the first life; it should be 0.',
  'arm.unasked': 'The guest had asked for no watch, slept, and was restarted.',
  'arm.refused': 'WATCH with a good period gave {found}; it should be 0.',
  'feed.hint-1': 'What changes when a guest kicks, and what stays?',
  'feed.hint-2': 'KICK: the deadline is now + period. WATCH with 0: there is no deadline any more.',
  'feed.hint-3':
    "watch.deadline = call.el2.mrs('CNTPCT_EL0') + watch.period; … if (period === 0n) watches.delete(index);",
  'feed.refused': 'WATCH and KICK gave {found} in all; each should be 0.',
  'feed.bitten': 'The guest kicked twice in each period, and was restarted all the same.',
  'feed.disarmed': 'The guest had ended its watch, slept for two periods, and was restarted.',
  'bite.hint-1': 'A guest that hangs makes no calls. Who calls you then?',
  'bite.hint-2':
    'EL2’s own timer. At the end of each call set CNTHP to the nearest deadline of this core’s VMs, unless HANDLERS.schedule has set it to something nearer for a sleeper. When you are called and a deadline is over: vm.restart(), before HANDLERS.schedule, which starts it. A watch belongs to one life: vm.state.starts tells them apart.',
  'bite.hint-3':
    "if (now >= watch.deadline) vm.restart(); const outcome = HANDLERS.schedule(call); … el2.msr('CNTHP_CVAL_EL2', watch.deadline); el2.msr('CNTHP_CTL_EL2', 1n); return outcome;",
  'bite.never':
    'VM a hung in an endless loop, and no instruction of its next life was executed. Does EL2’s timer come for the deadline? And is the old deadline forgotten when the next life begins?',
  'bite.early':
    'The first instruction of the next life came {counts} counts after the guest was last heard of. Its period is {period}, and the restart itself takes some 2000: that is too early.',
  'bite.late':
    'The guest was restarted {found} counts after it was last heard of. That is late: its deadline passes while it hangs or sleeps, so EL2’s timer has to come for it.',
  'bite.why': 'WHY gave {found} after a restart by the watchdog. It counts those of this VM.',
  'bite.unwatched':
    'A new life asked for no watch, slept for two periods, and was bitten. The watch was its predecessor’s.',
  'bite.reset':
    'The guest reset itself while it was watched, and its next life was bitten before it had asked for a watch.',
  'bite.why-reset': 'WHY gave {found} after two bites and a SYSTEM_RESET of the guest’s own; it should be 2.',
  'give-up.hint-1': 'What does the watchdog know of a VM that it has bitten before?',
  'give-up.hint-2':
    "A count by VM, which no restart clears. When it has reached LIVES, vm.stop('failed') instead of vm.restart().",
  'give-up.hint-3':
    "const times = (bites.get(index) ?? 0) + 1; if (times > LIVES) return vm.stop('failed'); bites.set(index, times); vm.restart();",
  'give-up.refused': 'VM b was watched and kicked in time; its calls gave {found} in all, and each should give 0.',
  'give-up.other-vm': 'VM b kicked in time, and was restarted all the same. Each VM has a watch of its own.',
  'give-up.goes-on': 'VM a is in life {found}, and begins new ones for ever.',
  'give-up.never':
    'VM a hung again and again: `last` was passed {times} times. After LIVES bites it is stopped for good.',
  'give-up.soon': 'VM a was given up too soon: `last` was passed {times} times, with LIVES {lives}.',
  'give-up.why':
    'VM b hung at last, and was restarted; WHY gave {found}, it should be 1. What VM a did is not its count.',
  'give-up.unfair': 'VM b hung for the first time, and was not restarted. What VM a did is not its count.',
};
export default sentences;
