import Core
import Exchange
import Matching
import Registry

/// Matches as a person reads them: the ask, then each answer with its score, its reasons and what is to be asked.
struct MatchPrinter {
  let cluster: Cluster
  let language: Language

  func lines(_ matches: AskMatches, isOffer: Bool = false) -> [String] {
    let market = Exchange.cards.first { $0.name == matches.market }
    var out = ["", "\(title(matches.ask))  [\(market?.label[language] ?? matches.market)]  \(matches.ask)"]
    if let line = category(matches.category) { out.append(line) }
    if let none = matches.none {
      out.append("  ✗ \(none.label[language])")
      return out
    }
    for (number, fit) in matches.answers.enumerated() {
      out.append("  \(number + 1). \(percent(fit.score))  \(title(fit.ref))\(maker(fit.ref))  \(fit.ref)")
      for reason in fit.reasons.sorted(by: { $0.contribution > $1.contribution }) {
        out.append("       +\(percent(reason.contribution))  \(reason.because[language])")
      }
      for question in fit.unknown { out.append("       ?  \(question.label[language])") }
    }
    if matches.fitting > matches.answers.count {
      let more = matches.fitting - matches.answers.count
      out.append(Label("  ……另有 \(more) 个", "  … and \(more) more")[language])
    }
    return out
  }

  /// What an ask is taken to be about. A guess names its likeliest three, and what it was made from.
  private func category(_ found: CategoryFinding) -> String? {
    let shown = found.codes.prefix(found.isCertain ? 1 : 3).map { "\($0) \(cluster.codes.name($0, language))" }
    guard !shown.isEmpty else { return nil }
    let codes = shown.joined(separator: Label(" 或 ", " or ")[language])
    let basis = found.basis[language]
    return "  " + Label("分类：\(codes)（\(basis)）", "Category: \(codes) (\(basis))")[language]
  }

  /// What would answer but for a gate or two, and what would change that; of an offer, the asks that it would fit.
  func lines(_ misses: [Explanation], isOffer: Bool = false) -> [String] {
    guard !misses.isEmpty else { return [] }
    return [Label("  差一点的：", "  Near misses:")[language]]
      + misses.map { miss in
        let why = miss.failures.map { $0.why[language] }.joined(separator: language == .en ? "; " : "；")
        let other = isOffer ? miss.ask : miss.answer
        return "    ≈ \(title(other))\(maker(other)): \(why)  \(other)"
      }
  }

  func title(_ ref: Ref) -> String { cluster.title(of: ref, for: .operating)?.best(language) ?? ref.description }

  /// Who stands behind an answer: a product's maker, an offer's provider, a project's lead, an expert's institution.
  func maker(_ ref: Ref) -> String {
    let fact = cluster.facts(of: ref, for: .operating).first {
      ["maker", "provider", "lead", "issuer", "operator", "organisation"].contains($0.field)
    }
    guard let fact else { return "" }
    let name = cluster.words(fact.value, fact.type, language, for: .operating)
    return name.isEmpty ? "" : language == .en ? " (\(name))" : "（\(name)）"
  }

  func percent(_ value: Double) -> String {
    let number = Int((value * 100).rounded())
    return "\(number < 10 ? " " : "")\(number)"
  }
}
