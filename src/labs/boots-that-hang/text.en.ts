import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Find the fault: four boots that hang',
  'objective.last-line': 'Read a boot from its last line: how far it came, and what the next step would have needed',
  'objective.backwards': 'Go back from what hangs to the one line of a device tree that is to blame',
  'step.symptom': 'Boot it. How does it end?',
  'step.cause': 'Which property is to blame, what does it say, and what should it say?',
  'step.repair': 'Put it right in repair.dts: the first process says its word, sleeps, wakes up, and powers off.',
  'symptom.hint-1': 'Run to the end and read the console from its end. How did the run stop?',
  'symptom.hint-2':
    'A first process that runs says “init:” and its word, then “init: slept”, and then the machine goes off. What is missing?',
  'symptom.hint-3':
    'A panic and no line of init’s: 1. “init:” and its word, but not “slept”: 2. Power down, and no line of init’s: 3. All lines, and then a panic behind “Power down”: 4.',
  'symptom.not-this': '{answer} is not how it ends. Which of init’s two lines are there, and is the machine off?',
  'cause.hint-1':
    'What does the step need that did not happen? A sleep a timer; a line of a process the UART’s driver; power-off the firmware; a first process the archive.',
  'cause.hint-2':
    'Compare with the console: “psci:” and its version; whether “ttyAMA0” was found; whether memory was overwritten with cc, which Linux writes to what it frees. And the kernel’s image_size with where the archive begins.',
  'cause.hint-3':
    'hvc instead of smc: 1 and 2. A PPI other than 14 as the second: its number, and 14. An archive before the end of image_size: its address, and that of the other copy. No clocks at the UART: 0, and 2.',
  'cause.property': 'Property {answer} of the list is right, or there is none of this number.',
  'cause.bootargs': 'The command line is right: it names the console, and the word.',
  'cause.found': '{answer} is not what stands there.',
  'cause.right-instead': '{answer} is what it should have. What does it have?',
  'cause.right': '{answer} is not what is due there.',
  'cause.found-instead': '{answer} is what it has. What should it have?',
  'cause.intid': 'As an INTID it would be that. In the tree PPIs are counted from 0.',
  'repair.hint-1': 'A node is named by its label: &timer { … }; Its other properties stay.',
  'repair.hint-2': 'Change the one property that you have named. Of the archive, begin and end belong together.',
  'repair.hint-3':
    'One of: &psci { method = "smc"; }; &timer { interrupts = <1 13 4>, <1 14 4>, <1 11 4>, <1 10 4>; }; &chosen { linux,initrd-start = <0x49c00000>; linux,initrd-end = <0x49c02000>; }; &uart { clocks = <&clk>, <&clk>; };',
  'repair.silent': 'Linux has not said a word. Does the tree still have its memory and its command line?',
  'repair.word': 'The first process was not told the word that the command line had.',
  'repair.archive': 'Linux found no archive, and then no disk. Are begin and end those of a copy?',
  'repair.no-console':
    'The first process was started, and nothing of it can be read: Linux has no driver for the UART.',
  'repair.panic': 'Linux still panics before its first process.',
  'repair.stuck': 'Linux does not come to its first process.',
  'repair.asleep': 'The first process still sleeps. Which interrupt would wake it?',
  'repair.on': 'All is said, and the machine is still on: nobody has heard the call to switch it off.',
};
export default sentences;
