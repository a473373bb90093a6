/// Words that say how a sentence is built and not what it is about. They are never terms.
///
/// Kept short on purpose: a word too many here can never be found again, a word too few costs a little time.
enum StopWords {
  static let english: Set<String> = Set(
    """
    a an the and or but nor so yet if then than that this these those there here it its itself he she they them their
    we us our you your i me my is are was were be been being am do does did done has have had having will would shall
    should can could may might must of in on at by for from to into onto upon with within without about between among
    through during before after above below under over as such via per etc not no only also other others each every any
    all both either neither some which who whom whose what when where why how s t re ve ll
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  static let chinese: Set<String> = Set(
    """
    的 地 得 了 着 过 和 与 及 或 而 且 并 但 又 也 都 就 才 还 再 更 最 很 是 在 有 为 对 以 将 把 被 让 由 于 从 到 向 往 按 据
    其 该 此 本 这 那 哪 每 各 某 之 所 者 们 我 你 他 她 它 您 吗 呢 吧 啊 个 等 等等 即 若 则 因 故 如 虽 与其 以及 及其 其中 其他
    其它 他们 她们 它们 我们 你们 咱们 自己 这个 那个 这些 那些 这样 那样 这里 那里 一个 一些 一种 一是 二是 三是 四是 五是 各种 各个
    因为 所以 因此 由于 如果 虽然 但是 然而 而且 并且 或者 还是 以便 从而 对于 关于 至于 根据 按照 通过 为了 除了 随着 作为 成为
    进行 可以 能够 可能 应当 应该 必须 不是 没有 就是 已经 正在 将要 之一 之间 之后 之前 以上 以下 以来 同时 此外 另外 例如 比如
    包括 非常 十分 比较 特别 如何 什么 怎么 怎样 哪些 多少 是否
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Characters that glue sentences together; a pair with one of them is never a bigram.
  static let glue = ScalarSet("的了是在及与或之")
}
