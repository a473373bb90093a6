import Core
import Foundation
import Registry
import Testing

/// What users meet as a word stands in `docs/glossary.md`, in both languages.
@Suite struct GlossaryTests {
  /// With single spaces: lists there are broken into lines.
  private static let glossary = Result {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/glossary.md"), encoding: .utf8)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("every kind of record has its row", arguments: Entities.all.map { $0.kind })
  func kinds(_ kind: Kind) throws {
    let label = try #require(Entities.type(kind)).label
    #expect(try Self.glossary.get().contains("| \(label.zh) | \(label.en) | `\(kind)` |"))
  }

  /// Specialties are many, and the glossary says where they stand.
  @Test("every word of a closed list stands there", arguments: Vocabulary.all.filter { $0 != .specialties })
  func words(_ vocabulary: Vocabulary) throws {
    let glossary = try Self.glossary.get()
    for word in vocabulary.words {
      let (zh, en) = (word.label.zh, word.label.en)
      // `De Novo` is said once, and so is 上市前批准 PMA.
      let said = zh.hasSuffix(en) ? zh : "\(zh) \(en)"
      let forms = ["`\(word.value)` \(said)", "| \(zh) | \(en) | `\(word.value)` |"]
      #expect(forms.contains(where: glossary.contains), "\(forms[0])")
    }
  }
}
