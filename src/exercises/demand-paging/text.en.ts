import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Memory on demand',
  'objective.fault': 'Let the translation fault of stage 2 say when a page is needed',
  'objective.return': 'Take memory back from a guest that gives it, and give it to another one, clean',
  'step.touch':
    'Guests ask for more memory than they use. A page of the window gets a frame when the guest touches it: by a store, a load or a fetch. It is empty then.',
  'step.pool':
    'There are FRAMES frames for both VMs together. Who touches a page when none is left gets the abort of an address where nothing is.',
  'step.balloon': 'RELEASE: a guest gives a page back. Its frame is free, and the guest reaches it no longer.',
  'step.two':
    'Two VMs use the same addresses. A frame that one gives back goes to the other, and no byte goes with it.',
  'not-reached': 'The guest did not come to `{behind}`. What is missing is in an earlier stage, or above.',
  threw: 'pager.ts threw an error before the guest came to `{behind}`.',
  'touch.hint-1':
    'The guest touches an address that stage 2 does not map, and you are called. What do ESR_EL2 and HPFAR_EL2 say?',
  'touch.hint-2':
    'Classes 0x20 and 0x24, and DFSC 0b0001LL: a translation fault. faultingIpa gives the IPA; round it down to its page. If it is in the window: take a frame, clear it, map it, and return. The guest executes the same instruction again, so do not skip it.',
  'touch.hint-3':
    "const frame = free.pop(); call.el2.writeBytes(frame, new Uint8Array(PAGE)); vcpu.vm.pageTable.map(page, frame, PAGE, 'memory');",
  'touch.refused': 'The guest stored to a page of the window and got an abort. Nobody had given it a frame.',
  'touch.skipped':
    'The guest stored to a new page and then read 0: the store was lost. It has to be executed again once the page is there.',
  'touch.store': 'The guest stored to a new page and read {found}, which is something else.',
  'touch.pair':
    'A load of a pair on a new page got an abort. Such an access has no syndrome (ISV is 0), and needs none: it is executed again.',
  'touch.blank': 'A new page has {found} in it. A page that nobody has written to is empty.',
  'touch.fetch':
    'The guest jumped to a new page and got an exception of class {found}. A fetch (EC 0x20) touches a page, too: it finds zeros there, and class 0 comes of that.',
  'touch.outside':
    'The page behind the window should be nowhere; after a load from there the guest has had {found} aborts, and should have had 1.',
  'pool.hint-1': 'Where do the frames come from, and how many are there?',
  'pool.hint-2':
    'Keep a list of those that are free: POOL, POOL + PAGE, … When it is empty the fault is not yours: HANDLERS.trap gives the guest its abort.',
  'pool.hint-3':
    'const free = Array.from({ length: FRAMES }, (_, n) => POOL + n * PAGE); … if (frame === undefined) return HANDLERS.trap(call, vcpu, esr);',
  'pool.early':
    'The guest touched no more pages than there are frames, and has had {found} aborts; it should be 1, of the page behind the window.',
  'pool.elsewhere':
    'Each page that the guest has touched was written to, and a frame of the pool holds {held} all the same: it is not the one that the page got.',
  'pool.more': 'The guest touched one page more than there are frames, and got it. Whose memory is that?',
  'pool.full':
    'The guest touched one page more than there are frames; it has had {found} aborts, and should have had 2.',
  'balloon.hint-1': 'What has to be known to take a page back: whose it is, and which frame it has.',
  'balloon.hint-2':
    'Keep for each VM which page has which frame. RELEASE looks the page up in the caller’s; if it is there, unmap it (that invalidates its translations), forget it, and put the frame back on the list. Anything else is refused.',
  'balloon.hint-3': 'vcpu.vm.pageTable.unmap(page, PAGE); pagesOf(vcpu.vm).delete(page); free.push(frame); return 0n;',
  'balloon.odd': 'RELEASE of an address inside a page gave {found}; it should be −1.',
  'balloon.unheld': 'RELEASE of a page of the window that the guest does not have gave {found}; it should be −1.',
  'balloon.foreign':
    'RELEASE of a page of the VM’s own RAM gave {found}; it should be −1. It did not come from the pool.',
  'balloon.given': 'RELEASE of a page that the guest has gave {found}; it should be 0.',
  'balloon.twice':
    'RELEASE of the same page again gave {found}; it should be −1. A frame that stands on the list twice is given to two.',
  'balloon.unused':
    'A page was given back, and the next one that was touched got an abort ({found} in all): its frame did not come back to the pool.',
  'balloon.dirty': 'A frame that was used before came with {found} in it. Whoever gets it must not see that.',
  'balloon.still':
    'The guest read a page that it had given back and got no abort ({found} in all; it should be 3). Is it unmapped, and its translation forgotten?',
  'balloon.kept':
    'A page that the guest kept has {found} in it, and not what the guest wrote. Two pages have one frame.',
  'two.hint-1': 'Both windows have the same IPAs. Where do you look a page up?',
  'two.hint-2':
    'What a VM has is kept by VM, what is free is not. A frame is cleared when it is given, whoever had it before.',
  'two.hint-3': 'const held = new Map<number, Map<number, number>>(); the key is vm.plan.index.',
  'two.starved': 'VM a had given a page back, and VM b got an abort for its first one.',
  'two.leak': 'A page that was new for its VM had {found} in it: what the other VM had written.',
  'two.more': 'VM b touched a second page when no frame was left: it has had {found} aborts, and should have had 1.',
  'two.foreign': 'VM b released a page that VM a has at this IPA, and got {found}; it should be −1.',
  'two.given': 'VM b released a page that it has, at an IPA where VM a has one too, and got {found}; it should be 0.',
  'two.mixed': 'VM a found {found} in its page after VM b had written to its own at the same IPA.',
  'two.lost-frame': 'VM b gave its page back, and VM a could not have it: {found} aborts in all, it should be 3.',
};
export default sentences;
