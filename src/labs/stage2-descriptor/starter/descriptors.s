// Stage-2 descriptors, 4 KiB granule. Make each one and store it at its label;
// all start as 0 (invalid).
        .global _start
_start:
        // 1. block: level 2, 2 MiB of RAM at {{ram}}. Normal write-back,
        //    inner shareable, read and write, accessed.

        // 2. page: level 3, the UART at {{device}}. Device-nGnRE, not
        //    shareable, read and write, accessed, never executed.

        // 3. table: level 1, it points to a level-2 table at {{table}}.

        // 4. rom: level 3, one page of RAM at {{rom}},
        //    as in 1 but read-only.

        b       .

        .balign 8
        .global block, page, table, rom
block:  .quad   0
page:   .quad   0
table:  .quad   0
rom:    .quad   0
