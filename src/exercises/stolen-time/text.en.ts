import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Stolen time',
  'objective.offer': 'Offer paravirtualized time as DEN 0057 defines it: discovery, and a structure in memory',
  'objective.account': 'Tell apart what a guest sleeps by its own will, what it waits for, and what it has',
  'step.call':
    'A guest whose core somebody else has counts time that it never had; its scheduler blames the wrong process. It can be told. First: the calls by which it finds out.',
  'step.stolen':
    'VM b has the core, and VM a could go on: that long its time is being stolen. In nanoseconds, and there when it reads.',
  'step.sleep': 'Who sleeps loses nothing, however long. Whose timer is due and who still waits for the core does.',
  'step.both': 'Each VM has a structure of its own at the same IPA. Who has the core alone is robbed of nothing.',
  'not-reached': 'The guest did not come to `{behind}`. What is missing is in an earlier stage, or above.',
  threw: 'stolen.ts threw an error before the guest came to `{behind}`.',
  'call.hint-1': 'Function identifiers are in x0. Who sees a call before HANDLERS.trap does?',
  'call.hint-2':
    'Classes 0x16 (HVC) and 0x17 (SMC). Answer by frame.setX(0, …). An SMC was trapped before it executed: frame.skip(). The IPA is that of the map called pvtime, plus OFFSET.',
  'call.hint-3':
    'if (identifier === ST) result = BigInt(page.ipa + OFFSET); … if (ec === 0x17n) frame.skip(); frame.setX(0, result);',
  'call.arch': 'SMCCC_ARCH_FEATURES with PV_TIME_FEATURES gave {found}; it should be 0. Guests ask there first.',
  'call.features': 'PV_TIME_FEATURES gave {found} for a call that exists; it should be 0.',
  'call.unknown': 'PV_TIME_FEATURES gave {found} for 0xC5000022; it should be −1.',
  'call.version': 'SMCCC_VERSION gave {found}; it should be 0x10001 as before. What is not yours is HANDLERS.trap’s.',
  'call.place': 'PV_TIME_ST gave {found}, which is not the IPA of the structure.',
  'stolen.hint-1': 'When does VM a’s time begin to be stolen, and when does that end? You are called at both moments.',
  'stolen.hint-2':
    'After HANDLERS.schedule: whoever could execute and is not cpu.current waits, from now on if it did not before. Whoever is cpu.current and has waited gets the difference added, times 16, written at OFFSET + 8 of its page (pa, not ipa).',
  'stolen.hint-3':
    'const waited = now - (since.get(index) ?? now); since.delete(index); … el2.write(placeOf(vcpu.vm).pa + 8, 8, all * 16n);',
  'stolen.nothing':
    'VM b was busy for {busy} counts while VM a could go on, and nothing of that stands in VM a’s structure.',
  'stolen.unit':
    'VM a found {found} × 16 ns stolen while VM b was busy for {busy} counts. The structure wants nanoseconds; a count has 16.',
  'stolen.more': 'VM a was away for {away} counts, and {found} of them are said to be stolen.',
  'stolen.short': 'VM a found {found} counts stolen, which is less than VM b was busy.',
  'sleep.hint-1': 'A VCpu that has executed WFI does not want the core. Until when?',
  'sleep.hint-2':
    'Not ready: vcpu.state.waiting, and no vcpu.hasEvent(). While it is so nothing is counted. You look at every call; the other guest makes some.',
  'sleep.hint-3': 'if (!isReady) since.delete(index); else if (!since.has(index)) since.set(index, now);',
  'sleep.charged':
    'VM a slept until its timer, alone on the core, and {found} counts are said to be stolen. Sleep is no theft.',
  'sleep.all':
    'VM a slept, and got the core {late} counts after its timer; {found} are said to be stolen. What lies before the timer was sleep.',
  'sleep.woken':
    'VM a’s timer was due, and VM b kept the core for {late} counts more; only {found} of these are said to be stolen.',
  'sleep.late': 'VM a found {found} counts stolen after it had been woken late.',
  'both.hint-1': 'Whose structure do you write to?',
  'both.hint-2':
    'Each VM’s plan.maps has a pvtime of its own: the same ipa, another pa. And keep since and stolen by VM.',
  'both.hint-3': "const { index } = vcpu.vm.plan; … plan.maps.find(({ what }) => what === 'pvtime')",
  'both.place': 'PV_TIME_ST gave VM b {found}, which is not the IPA of its structure.',
  'both.first':
    'VM b could execute since it was started, and VM a had the core first; VM b found {found} counts stolen, which is not that time.',
  'both.alone':
    'VM b had the core for itself, gave it away four times, and got it back at once; {found} counts are said to be stolen.',
};
export default sentences;
