// VM 1 要什么，一个接一个。一个请求：那一页的哪个插槽（0 到 7），
// 0 读、1 写，哪个扇区，512 字节在哪里。
//   那一页      {{passed}}；{{s0:d}} 号插槽是 VM 0 的磁盘，{{s1:d}} 号插槽是 VM 1 的
//   MINE        {{mine}}，物理地址，是 VM 1 的：到了那里才算
//   VM 0 的磁盘在 {{wanted:d}} 号扇区有一个给主人的字
//   VM 0 在 IPA {{secret}} 藏着一个秘密，在它 RAM 的别名里
attack: .quad   {{s0:d}}, 0, {{wanted:d}}, {{mine}}
        .quad   {{s1:d}}, 1, {{spare:d}}, {{there}}
        .quad   {{s1:d}}, 0, {{spare:d}}, {{mine}}
