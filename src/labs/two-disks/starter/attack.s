// What VM 1 asks for, one after the other. A request: which slot of the page
// (0 to 7), 0 to read or 1 to write, the sector, and where its 512 bytes are.
//   the page    {{passed}}; slot {{s0:d}} is VM 0's disk, slot {{s1:d}} VM 1's
//   MINE        {{mine}}, physical, is VM 1's: what comes there counts
//   VM 0's disk has a word for its owner in sector {{wanted:d}}
//   VM 0 keeps a secret at IPA {{secret}}, in its alias of RAM
attack: .quad   {{s1:d}}, 0, 0, {{mine}}
        .quad   {{s1:d}}, 0, 0, {{mine}}
        .quad   {{s1:d}}, 0, 0, {{mine}}
