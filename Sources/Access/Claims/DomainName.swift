/// The part of a host's name that somebody registered: `mindray.com` of `www.mindray.com`, `pumch.org.cn` of `mail.pumch.org.cn`.
///
/// Not the whole Public Suffix List: where a country's second label is one of those that registries keep for themselves, it is a
/// suffix. What is not known to be one is taken for a registered name, so a list of what nobody can be known by stands beside it
/// (`SharedDomains`).
enum DomainName {
  /// Under countries' own names: kinds of holders, and the provinces of `.cn`.
  private static let seconds: Set<String> = {
    let kinds = "com net org edu gov ac mil co or ne go gob nom ltd plc me sch nhs idv gen asn id web in"
    let provinces =
      "bj sh tj cq he sx nm ln jl hl js zj ah fj jx sd ha hb hn gd gx hi sc gz yn xz sn gs qh nx xj tw hk mo"
    return Set((kinds + " " + provinces).split(separator: " ").map(String.init))
  }()

  /// Nil for what is no registered name: one label, a suffix alone, an address in digits.
  static func registrable(_ host: String) -> String? {
    let labels = host.lowercased().split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last, !last.allSatisfy(\.isNumber)
    else { return nil }
    let isUnderSecond = last.count == 2 && seconds.contains(labels[labels.count - 2])
    let count = isUnderSecond ? 3 : 2
    return labels.count >= count ? labels.suffix(count).joined(separator: ".") : nil
  }
}
