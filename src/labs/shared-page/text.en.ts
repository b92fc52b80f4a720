import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'A shared page and a doorbell',
  'objective.share': 'Put one page into two guests, and nothing beside it',
  'objective.order': 'Ring only when what was written is there for the other core, too',
  'step.share':
    'SHARE in share.ts: one page, once, where the guest wants it. The guests try what they should not get, first of all.',
  'step.send': 'RING in share.ts, and `send` in bell.s: write, make sure that it is there, ring.',
  'step.take':
    '`take` in bell.s: acknowledge the bell, read the message, end the interrupt. They go on for some rounds.',
  'not-reached': 'VM {vm} did not come to {behind}: what is before it has not returned, or failed.',
  threw:
    'VM {vm} did not come to {behind}: share.ts threw an error. What a guest asks for wrongly is refused; it must not stop the hypervisor, in which its neighbour lives, too.',
  'share.hint-1': 'Which numbers come from a guest? Believe none of them.',
  'share.hint-2':
    'x0 has to be a multiple of PAGE in WINDOW, x1 has to be PAGE, and the caller must not have the page yet (a Set of plan.index outside the function). Only then pageTable.map, of type memory. RING is refused while one of the two has no page.',
  'share.hint-3':
    "if (event === SHARE) { if (ipa < WINDOW.start || ipa >= WINDOW.end || ipa % PAGE !== 0 || size !== PAGE || guests.has(own)) return NOT_SUPPORTED; vcpu.vm.pageTable.map(ipa, SHARED, PAGE, 'memory'); guests.add(own); return 0n; }",
  'share.early': 'VM {vm} rang before it had the page, and got {found}; it should be −1.',
  'share.odd': 'VM {vm} wanted the page at an address that is no multiple of 4 KiB, and got {found}; it should be −1.',
  'share.more':
    'VM {vm} asked for {amount} bytes, and got {found}; it should be −1. What lies beside the page is not yours to give.',
  'share.outside': 'VM {vm} wanted the page at {outside}, which is not in WINDOW, and got {found}; it should be −1.',
  'share.refused': 'VM {vm} asked for the page as it may, and got {found}; it should be 0.',
  'share.again': 'VM {vm} asked for a second time, and got {found}; it should be −1.',
  'share.beyond':
    'VM {vm} read behind its page, and where it had asked in vain: two aborts were due, and it had {found}. It can reach more than one page.',
  'share.not-the-same':
    'VM 1 has written its flag into the page, and VM 0 never saw it: each of them has another page, or VM 1 has none that it can write.',
  'share.mapped': 'Stage 2 of VM 0 also maps {ipa}, to {pa}. It is to have one page more than before.',
  'share.elsewhere': 'The page of VM 0 leads to {pa}; it should be {wanted}.',
  'send.hint-1': 'When the other core looks at the page, what must have arrived there? And what guarantees that?',
  'send.hint-2':
    'Two stores; a DMB (or DSB) of the inner shareable domain for stores; then x7 and hvc. In share.ts: find the other VM in call.vms, refuse if one has no page, else vm.vgic.sendSgi(1, vm.vcpus[0], BELL).',
  'send.hint-3':
    'str x1, [x0, #first]; str x2, [x0, #second]; dmb ishst; ldr x7, =RING; hvc #0; ret — with the offsets of your variant.',
  'send.nobody':
    'VM 0 rang while VM 1 had no page yet, and got {found}; it should be −1. A bell without a page says nothing.',
  'send.no-ring': 'VM {vm} never called RING from `send`.',
  'send.words':
    'When VM {vm} rang, the page held {found1} and {found2}; it should be {w1} and {w2}, at the two offsets.',
  'send.no-barrier':
    'VM {vm} rings without a barrier. The bell goes one way, the message another: the neighbour may be awake before the stores are visible to it. It works here, where a core does one thing after the other. On a real board it fails, sometimes.',
  'send.barrier-early':
    'VM {vm} has a barrier, but not between both stores and the bell. It orders what is before it and what is behind it, and nothing else.',
  'send.barrier-narrow':
    'VM {vm} has a barrier that is too narrow: the stores have to be ordered, and for the other core, too (ISH or SY; ST or all).',
  'send.result': 'RING gave {found} to VM 0 although both have the page; it should be 0, and stay in x0.',
  'take.hint-1': 'In which order does a handler deal with an interrupt? And which number ends it?',
  'take.hint-2':
    'Read GICC_IAR, and look at bits 9 to 0. Is it BELL? A barrier for loads, both words to x1 and x2, and what IAR said to GICC_EOIR. Otherwise nothing. The number goes to x0, last, because x0 is the page before.',
  'take.hint-3':
    'ldr x3, =GICC; ldr w4, [x3, #0xc]; and w5, w4, #0x3ff; cmp w5, #BELL; b.ne 1f; dmb ishld; ldr x1, [x0, #…]; ldr x2, [x0, #…]; str w4, [x3, #0x10]; 1: mov w0, w5; ret',
  'take.no-ring': 'No bell has rung: RING gave {found} to VM 0.',
  'take.no-ring-yet': 'No bell has rung yet: VM 0 did not come behind `send`.',
  'take.not-the-bell':
    'VM {vm} waited for its bell in vain: either nobody rang at it, or `take` does not return its number in x0.',
  'take.words': '`take` gave {found1} and {found2} to VM {vm}; in the page were {w1} and {w2}.',
  'take.once':
    'VM {vm} has heard one bell and no other. An interrupt that is not ended keeps all of its priority away.',
};
export default sentences;
