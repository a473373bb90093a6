import Core
import Exchange
import Foundation
import Matching
import Registry

/// The cluster on one screen: who is here, the figures, and for each ask the best answer with its strongest reason.
///
/// Never more than 40 lines: asks with the same best answer share a line, and where that does not do, lines are joined.
struct DemoPrinter {
  let cluster: Cluster
  let language: Language

  private static let most = 39

  func lines(_ matches: [AskMatches], milliseconds: Int) -> [String] {
    let glance = glance(matches, milliseconds)
    let markets = Exchange.cards.map { card in (card, entries(matches.filter { $0.market == card.name })) }.filter {
      !$0.1.isEmpty
    }
    let shares = Self.shares(of: Self.most - glance.count - markets.count, among: markets.map(\.1.count))
    var out = glance
    for ((card, entries), share) in zip(markets, shares) {
      let answered = matches.filter { $0.market == card.name }
      out.append(
        "■ \(card.label[language])  "
          + Label(
            "\(answered.count) 求，\(answered.count { !$0.answers.isEmpty }) 有应",
            "\(answered.count) asks, \(answered.count { !$0.answers.isEmpty }) answered")[
            language])
      out += packed(entries, into: share)
    }
    return out
  }

  /// A line each, and the rest one by one to whoever has the most entries a line.
  static func shares(of lines: Int, among counts: [Int]) -> [Int] {
    var shares = counts.map { min(1, $0) }
    for _ in 0..<max(0, lines - shares.reduce(0, +)) {
      let open = counts.indices.filter { shares[$0] < counts[$0] }
      guard let most = open.max(by: { counts[$0] * shares[$1] < counts[$1] * shares[$0] }) else { break }
      shares[most] += 1
    }
    return shares
  }

  private func packed(_ entries: [String], into lines: Int) -> [String] {
    guard entries.count > lines else { return entries.map { "  \($0)" } }
    return (0..<lines).map { line in
      "  " + entries[(line * entries.count / lines)..<((line + 1) * entries.count / lines)].joined(separator: "  ‖  ")
    }
  }

  /// `求（理由）；求（理由） → 应 82`, one a best answer, the best first; then what has none, and why.
  private func entries(_ matches: [AskMatches]) -> [String] {
    var groups: [Ref: [AskMatches]] = [:]
    func score(_ match: AskMatches) -> Double { match.answers.first?.score ?? 0 }
    for match in matches.sorted(by: { score($0) > score($1) }) {
      if let best = match.answers.first { groups[best.ref, default: []].append(match) }
    }
    let ordered = groups.sorted { a, b in
      (score(b.value[0]), a.key) < (score(a.value[0]), b.key)
    }
    let answered = ordered.map { (ref: Ref, asks: [AskMatches]) -> String in
      let asked = asks.map { (ask: AskMatches) -> String in
        let fit = ask.answers[0]
        let own = fit.reasons.filter { $0.side == .ask }
        let reason =
          (own.isEmpty ? fit.reasons : own).max { $0.contribution < $1.contribution }?.because[language] ?? ""
        return "\(title(ask.ask)) [\(Int((fit.score * 100).rounded())): \(reason)]"
      }
      return "\(asked.joined(separator: language == .en ? "; " : "；")) → \(title(ref))"
    }
    var reasons: [String: [String]] = [:]
    for match in matches where match.answers.isEmpty {
      reasons[match.none?.label[language] ?? "", default: []].append(title(match.ask))
    }
    let silent = reasons.sorted { $0.key < $1.key }.map { reason, asks in
      "\(asks.joined(separator: language == .en ? "; " : "；")) ✗ \(reason)"
    }
    return answered + silent
  }

  private func glance(_ matches: [AskMatches], _ milliseconds: Int) -> [String] {
    func count(_ kind: Kind) -> Int { cluster.count(kind, for: .visitor) }
    let organisations = cluster.all(Organisation.self, for: .visitor)
    let roles = Vocabulary.organisationRoles.words.compactMap { role -> String? in
      let number = organisations.count { $0.roles.contains(role.value) }
      return number == 0 ? nil : "\(role.label[language]) \(number)"
    }
    let imported = cluster.all(Component.self, for: .visitor).filter { $0.dependence == "imported" }.map {
      $0.name.best(language)
    }
    let answered = matches.count { !$0.answers.isEmpty }
    return [
      Label(
        "链桥 · 深圳高性能医疗器械创新集群（示例，编自五篇报道）",
        "Lianqiao · Shenzhen's high-performance medical-device cluster (an example out of five articles)")[language],
      Label("  机构 \(organisations.count)：", "  \(organisations.count) organisations: ")[language]
        + roles.joined(separator: " · "),
      Label(
        "  产品 \(count(Product.kind))，项目 \(count(Project.kind))，政策 \(count(Policy.kind))，供给 \(count(Offer.kind))，活动 \(count(Event.kind))，人物 \(count(Person.kind))，数据 \(count(Figure.kind))",
        "  \(count(Product.kind)) products, \(count(Project.kind)) projects, \(count(Policy.kind)) policies, \(count(Offer.kind)) offers, \(count(Event.kind)) events, \(count(Person.kind)) people, \(count(Figure.kind)) figures"
      )[language],
      Label("  依赖进口：", "  Imported: ")[language] + imported.joined(separator: language == .en ? ", " : "、"),
      Label(
        "  提醒 \(cluster.contradictions(for: .visitor).count) 处来源矛盾（lianqiao check）",
        "  \(cluster.contradictions(for: .visitor).count) contradictions between sources (lianqiao check)")[language],
      Label(
        "  所求 \(matches.count)，有应 \(answered)；用时 \(milliseconds) 毫秒。每条的全部应答与理由：lianqiao match --all",
        "  \(matches.count) asks, \(answered) answered, in \(milliseconds) ms. All answers with all reasons: lianqiao match --all"
      )[language],
    ]
  }

  private func title(_ ref: Ref) -> String { cluster.title(of: ref, for: .visitor)?.best(language) ?? ref.description }
}
