package import Core

/// The device category that an ask is about, and how it was found.
package struct CategoryFinding: Sendable, Hashable {
  package enum How: String, Sendable, Hashable {
    /// The record carries the code.
    case given
    /// A category or one of its other names is named.
    case named
    /// What is named are several categories: which of them is meant is not known.
    case ambiguous
    /// Nearest by its words: several may be meant.
    case words
    case none
  }
  package let codes: [Code]
  package let how: How
  /// The words of the ask that it rests on; empty where the record carries the code.
  package let rests: [String]
  /// Beside each code, how much it is to be trusted: 1 for the first, less for what fits the words less well.
  let trust: [Double]

  init(codes: [Code], how: How, rests: [String] = [], trust: [Double]? = nil) {
    self.codes = codes
    self.how = how
    self.rests = rests
    self.trust = trust ?? codes.map { _ in 1 }
  }

  package static let none = CategoryFinding(codes: [], how: .none)

  /// Whether something of another category is surely not meant.
  package var isCertain: Bool { how == .given || how == .named }

  /// How it was found, for a reader: what was inferred is never told as a fact.
  package var basis: Label {
    let words = Label(
      rests.map { "「\($0)」" }.joined(separator: "、"), rests.map { "“\($0)”" }.joined(separator: ", "))
    return switch how {
    case .given: Label("所载分类", "as recorded")
    case .named: Label("按名称\(words.zh)判定", "told by the name \(words.en)")
    case .ambiguous: Label("推断：\(words.zh)对应多个分类，请注明是哪一类", "inferred: \(words.en) may be several; say which is meant")
    case .words: Label("推断：据用词\(words.zh)，可能有误", "inferred from the words \(words.en); it may be wrong")
    case .none: Label("未能判断分类", "no category could be told")
    }
  }
}
