import Core
import Foundation
import Synchronization

@testable import Language

/// Any text through all that the language engine makes of one.
enum TextTarget {
  private static let engine = Resources.engine
  private static let executions = Atomic(0)
  /// Words that a mistyped one may have been.
  private static let known = engine.terms(of: "呼吸机 监护仪 高压发生器 磁共振成像 血氧仪 monitor ventilator catheter implant").map(\.key)

  @Sendable static func run(_ feed: Feed) {
    var feed = feed
    let seed = Int(feed.byte())
    let text = feed.text(4000)
    normalising(text)
    let document = terms(text, .document)
    for role in [TermRole.prose, .query] {
      for key in terms(text, role) {
        law(document.contains(key), "\(key) (\(role)) is no term of the document \(text.debugDescription)")
      }
    }
    part(text, seed, document)
    meaning(text)
    reading(text)
    typing(text, seed)
    if executions.add(1, ordering: .relaxed).newValue % 512 == 0 { cost(text) }
  }

  private static func normalising(_ text: String) {
    let once = engine.normalise(text)
    law(engine.normalise(once).unicodeScalars.elementsEqual(once.unicodeScalars), "normalising twice changes more")
    let aligned = engine.normaliser.align(text)
    law(aligned.text.unicodeScalars.elementsEqual(once.unicodeScalars), "aligned, a text is another")
    law((aligned.origins?.count ?? aligned.scalars.count + 1) == aligned.scalars.count + 1, "an origin too many or few")
    law(zip(aligned.origins ?? [], (aligned.origins ?? []).dropFirst()).allSatisfy { $0 <= $1 }, "origins fall")
    law(engine.segmenter.segment(text).joined().utf8.elementsEqual(text.utf8), "the pieces are not the text")
    law(engine.segmenter.segment(once).joined().utf8.elementsEqual(once.utf8), "the pieces are not the text")
  }

  private static func terms(_ text: String, _ role: TermRole) -> Set<String> {
    let terms = engine.terms(of: text, for: role, bridged: true)
    law(terms == engine.terms(of: text, for: role, bridged: true), "the same text has other terms")
    for term in terms {
      law(!term.key.isEmpty && term.key.unicodeScalars.count <= 80, "the key \(term.key.debugDescription)")
      law(term.weight > 0 && term.weight <= 1, "\(term.key) weighs \(term.weight)")
      law(contains(text, term.surface), "\(term.surface.debugDescription) does not stand in the text")
    }
    law(terms.count { $0.kind == .bridge } <= BridgeTerms.mostTerms, "too many of the bridge's terms")
    return Set(terms.map(\.key))
  }

  private static func contains(_ text: String, _ piece: Substring) -> Bool {
    text.utf8.startIndex <= piece.startIndex && piece.endIndex <= text.utf8.endIndex && piece.base == text
  }

  /// A stretch of the text that is asked for letter by letter.
  private static func part(_ text: String, _ seed: Int, _ document: Set<String>) {
    let borders = text.indices.dropFirst().filter { index in
      isHan(text[index]) && isHan(text[text.index(before: index)])
    }
    guard borders.count > 1 else { return }
    let ends = [borders[seed % borders.count], borders[seed / 7 % borders.count]].sorted()
    let query = String(text[ends[0]..<ends[1]])
    for term in engine.terms(of: query, for: .query) where term.kind != .character && term.kind != .concept {
      law(document.contains(term.key), "\(term.key) of \(query.debugDescription) is not in \(text.debugDescription)")
    }
  }

  private static func isHan(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
  }

  private static func meaning(_ text: String) {
    let vector = engine.vector(of: text)
    law(vector == engine.vector(of: text), "the same text has another vector")
    law(vector.map { $0.length.isFinite && $0.length > 0 } ?? true, "a vector without length")
    law(vector == nil || !engine.pieces(of: text).isEmpty, "a vector of nothing")
  }

  private static func reading(_ text: String) {
    for role in [TermRole.document, .query] {
      do { _ = try engine.read(text, for: role).bridged } catch {
        law(text.unicodeScalars.count > TextReading.longest, "\(error)")
      }
    }
    _ = engine.pinyin.sortKey(text) + engine.pinyin.romanised(text) + engine.pinyin.initials(text)
    law(engine.pinyin.initialsToSearch(text).count <= 16, "too many initials")
  }

  private static func typing(_ text: String, _ seed: Int) {
    var mistakes = TypingMistakes(engine, text) { ($0.utf8.reduce(seed) { $0 &* 31 &+ Int($1) }) & 3 == 0 }
    for key in known { mistakes.consider(key, held: 1) { [key] } }
    for alternative in mistakes.alternatives {
      law(alternative.weight > 0 && alternative.weight < 1, "a guess that weighs \(alternative.weight)")
    }
  }

  /// Four times the text may take some eight times as long, not sixteen.
  private static func cost(_ text: String) {
    guard !text.isEmpty else { return }
    let (short, long) = (time(text, 16_000), time(text, 64_000))
    law(long < 0.05 || long < short * 10, "\(short) s for 16 KB, \(long) s for 64 KB of \(text.debugDescription)")
  }

  private static func time(_ text: String, _ size: Int) -> Double {
    let long = String(repeating: text, count: max(1, size / text.utf8.count))
    let start = Double(clock())
    _ = engine.terms(of: long, bridged: true)
    _ = engine.vector(of: long)
    _ = TypingMistakes(engine, long) { _ in false }
    return (Double(clock()) - start) / Double(CLOCKS_PER_SEC)
  }
}
