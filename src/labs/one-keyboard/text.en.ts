import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'One keyboard, two consoles',
  'objective.route': 'Give what is typed to one of several guests, and let a key choose which',
  'objective.hidden': 'Decide what a guest may do whose console nobody sees',
  'step.keyboard': 'Give what is typed to the guest that is shown, and to nobody else.',
  'step.switch':
    'Make the key and a digit switch. Typed twice it is itself; with anything else behind it, it is nothing.',
  'step.hidden': 'Let the guest that is not shown print all the same. Keep the end of it for later.',
  'keyboard.hint-1':
    'There is one channel, and there are two guests. `shown` says which of them it belongs to at this moment.',
  'keyboard.hint-2':
    'typed() gets one character after the other. Before it looks at anything else it has to know whether the key came before.',
  'keyboard.hint-3':
    'if (isKey) { isKey = false; … } else if (byte === KEY) isKey = true; else consoles[shown]?.typed.push(byte)',
  'keyboard-key': 'VM {vm} has read {found}, the key itself. It is for you, and not for a guest.',
  'keyboard-wrong': 'VM {vm} has read {found}; what was typed for it is {wanted}.',
  'keyboard-nothing': 'VM {vm} has waited for a character, and got none.',
  'keyboard-many': 'VM {vm} has read {times} characters: more than were typed for it.',
  'switch.hint-1': 'The key and what follows come to typed() in two calls. Something has to be remembered in between.',
  'switch.hint-2':
    'Three cases behind the key: a digit of a guest that there is; the key once more; anything else. In all three it is over then.',
  'switch.hint-3':
    'if (byte === KEY) consoles[shown]?.typed.push(byte); else if (consoles[byte - 0x30] !== undefined) show(call, byte - 0x30);',
  'switch-key':
    'VM {vm} has read {found}, the key, and {wanted} was typed for it: key and digit are a command, and not text.',
  'switch-wrong': 'VM {vm} has read {found}; what was typed for it first is {wanted}.',
  'switch-nothing': 'VM {vm} has got nothing of what was typed behind the switch.',
  'switch.twice': 'The key was typed twice; VM 1 has read {found}. How else is anybody to send it to a guest?',
  'switch.passed-on':
    'Behind the key came something that is no guest’s number, and VM 1 has read {found}. Such a pair is nothing.',
  'switch.stuck': 'Behind a key with something strange, nothing more came to VM 1.',
  'switch.many': 'VM 1 has read {times} characters: more than were typed for it.',
  'hidden.hint-1':
    'A guest that is not shown must not wait for anybody. UARTFR never says “full”, and where its characters go is your affair.',
  'hidden.hint-2':
    'printed(): to the channel if n is shown, else into `kept`, of which no more than KEEP is left. show(): write what was kept, and empty it.',
  'hidden.hint-3':
    'kept.push(byte); if (kept.length > KEEP) kept.shift(); … for (const byte of kept.splice(0)) write(call, byte);',
  'hidden.waits': 'VM 1 did not come to the end of its line, though nobody looks. A guest that is not shown goes on.',
  'hidden.leak': 'VM 1 is not shown, and its line stands on the screen: {text}',
  'hidden.screen': 'The screen does not begin with what VM 0 has shown, and nothing else: {text}',
  'hidden.all':
    'At the switch the whole line of VM 1 came. Of what nobody sees you keep {keep} characters, the last ones: a guest that prints for ever must not fill your memory. Screen: {text}',
  'hidden.lost': 'At the switch “{wanted}” should come, the end of what VM 1 has printed. Screen: {text}',
  'hidden.mixed': 'Behind it VM 1 shows what it reads, and nobody else anything. Screen: {text}',
  'hidden.again': 'What was kept came twice: it is over when it was shown once. Screen: {text}',
  'hidden.back': 'Back at VM 0 “{wanted}” should come, the end of what it has printed meanwhile. Screen: {text}',
  'hidden.elsewhere': 'Something was written to channel {channel}; there is one screen, channel 1.',
};
export default sentences;
