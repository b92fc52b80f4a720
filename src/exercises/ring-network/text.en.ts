import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'A wire between two guests',
  'objective.ring': 'Pass frames through memory that two guests share, and believe nothing that stands there',
  'objective.bell': 'Let EL2 ring a bell: an interrupt for the other guest, and nothing more',
  'step.frame':
    'Two guests on one machine can talk without any device: virtio does it with rings in memory. First in net.s: one frame goes from VM a to VM b.',
  'step.ring': 'There are SLOTS slots. A ring that is full takes no more; behind the last slot comes the first.',
  'step.lies':
    'VM a is malicious: it writes a length that no slot has, and a HEAD that cannot be. VM b’s buffer must not suffer.',
  'step.bell': 'Now bell.ts: who has sent rings the bell, and the other one, which sleeps, gets an interrupt.',
  'step.ping': 'All of it together, in both directions, three times: ping and answer.',
  'not-reached': 'The guests did not come to `{behind}`. What is missing is in an earlier stage, or above.',
  threw: 'bell.ts threw an error before a guest came to `{behind}`.',
  'frame.hint-1': 'Who writes what? A slot belongs to the sender until HEAD says otherwise.',
  'frame.hint-2':
    'send: the slot is HEAD modulo SLOTS, at ring + 64 + 64 × that; length first, the frame from byte 8 on, a DMB, then HEAD + 1. receive: the same with TAIL. Empty is HEAD = TAIL.',
  'frame.hint-3':
    'and w5, w3, #(SLOTS - 1); add x6, x0, #RINGS; add x6, x6, x5, lsl #6; str w2, [x6], #8; … dmb ishst; add w3, w3, #1; str w3, [x0, #HEAD]',
  'frame.refused': 'send gave {found} for the first frame; it should be 0.',
  'frame.head': 'After one frame HEAD is {found}; it should be 1.',
  'frame.tail': 'After send TAIL is {found}. It belongs to the receiver.',
  'frame.length': 'The first slot has the length {found}, which is not the frame’s.',
  'frame.bytes': 'The first eight bytes in the slot are {found}, and not the frame’s. It begins at byte 8 of the slot.',
  'frame.received': 'receive gave {found}, which is not the length of the frame that was sent.',
  'frame.copied': 'VM b received {found} as the first eight bytes; VM a had sent others.',
  'frame.empty': 'The only frame was received, and receive gave {found}; it should be 0.',
  'ring.hint-1': 'HEAD and TAIL run freely. How many frames are in the ring, and when is it full?',
  'ring.hint-2':
    'HEAD − TAIL in 32 bits. Full is SLOTS, and not SLOTS − 1: that is what free running counts are good for. A frame longer than MOST never fits.',
  'ring.hint-3': 'sub w5, w3, w4; cmp w5, #SLOTS; b.hs refuse',
  'ring.endless': 'VM a sent on and on, and send took it all. What was not read yet is lost.',
  'ring.room': 'send took {found} frames before it refused one. The ring has as many as SLOTS.',
  'ring.drained': 'VM b could receive {found} frames of a full ring.',
  'ring.order': 'The frames of a full ring came with other bytes, or in another order, than they were sent ({found}).',
  'ring.long': 'send gave {found} for a frame of MOST + 1 bytes; it should be −1.',
  'ring.wrapped': 'The ring was empty again, and send gave {found}; it should be 0.',
  'ring.place':
    'Behind the last slot comes the first one: the next frame should stand in its slot there, and {found} does.',
  'lies.hint-1': 'Which numbers in the ring does the other side write, and what is the worst that each can be?',
  'lies.hint-2':
    'Read the length once, into a register. Longer than MOST, or than the buffer: count the frame as read, and answer −1. HEAD − TAIL above SLOTS: −1, and touch nothing.',
  'lies.hint-3': 'cmp x7, x2; b.hi drop; cmp x7, #MOST; b.hi drop; … drop: str w3, [x0, #TAIL]; mov x0, #-1; ret',
  'lies.length': 'A slot said 0x1000 bytes, and receive gave {found}; it should be −1.',
  'lies.gone':
    'After the frame with a wrong length receive gave {found}; it should be 0: that frame is to be taken away.',
  'lies.over': 'Behind the buffer stood a pattern, and now {found} stands there: receive wrote too much.',
  'lies.head': 'HEAD said that there are more frames than slots, and receive gave {found}; it should be −1.',
  'lies.short': 'A frame of 40 bytes, a buffer of 16: receive gave {found}; it should be −1.',
  'bell.hint-1': 'Whose vgic has to hear of it?',
  'bell.hint-2':
    'call.vms has both; the other one is not vcpu.vm. latch makes INTID pending at its VCpu 0; EL2 does the rest when that enters.',
  'bell.hint-3': 'const peer = call.vms.find((vm) => vm !== vcpu.vm); … peer.vgic.latch(first, INTID); return 0n;',
  'bell.refused': 'BELL gave {found}; it should be 0.',
  'bell.own': 'VM a rang the bell and got interrupt {found} itself; 1023 (0x3ff) would be none.',
  'bell.which': 'VM b was woken, asked its GIC, and heard {found}, which is not INTID.',
  'bell.deaf': 'VM b was off, and BELL gave {found}; it should be −1.',
  'ping.hint-1': 'What worked in one direction has to work in the other one, with the other ring.',
  'ping.hint-2':
    'send and receive know their ring from x0 alone. Is an address of the first ring somewhere in your code? And does BELL know who calls?',
  'ping.hint-3': 'All addresses are relative to x0; peer is whoever is not vcpu.vm.',
  'ping.length': 'VM a sent 24 bytes and got an answer of {found}.',
  'ping.answer': 'The answer differs from the question by {found}, and not by what VM b adds.',
  'ping.woken': 'VM a slept until the answer, and its GIC said {found}; it should be INTID.',
  'ping.asleep': 'VM a sent a frame, rang the bell, and slept: it was never woken by an answer.',
  'ping.rounds': 'There were {found} answers, and there should have been three.',
};
export default sentences;
