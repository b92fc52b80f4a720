import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'How PSCI says no',
  'objective.one': 'Predict the return codes of PSCI calls',
  'step.before':
    'A guest that brings up a core acts on these numbers, and a hypervisor has to give the right ones: a wrong “no” sends Linux looking for another way. Three calls while core 1 is off.',
  'step.on': 'Then core 1 is started, and asked for again.',
  'before.hint-1': '-1 NOT_SUPPORTED, -2 INVALID_PARAMETERS, -3 DENIED, -4 ALREADY_ON, -5 ON_PENDING.',
  'before.hint-2':
    'Unknown functions are not supported. An affinity that no core has is an invalid parameter. A core that runs is already on.',
  'before.hint-3': 'PSCI_FEATURES gives 0 for what is there and -1 for what is not; AFFINITY_INFO 0 for on, 1 for off.',
  'on.hint-1': 'The call returns as soon as the core is on its way.',
  'on.hint-2': 'A while later it runs, and another CPU_ON has nothing to do.',
  'on.hint-3': '0, 4, 0',
  'before.another':
    'You say {answer}; the firmware said {found}. 1 is NOT_SUPPORTED, 2 INVALID_PARAMETERS, 4 ALREADY_ON: which is it about, the function, the target, or its state?',
  'before.wrong': 'You say {answer}; the firmware said {found}.',
  'on.wrong': 'You say {answer}; CPU_ON of a core that is off gives {found}.',
  'on.again': 'You say {answer}; the core was running by then: {found}, ALREADY_ON.',
  'on.info': 'You say {answer}; AFFINITY_INFO gives {found}: 0 is ON.',
};
export default sentences;
