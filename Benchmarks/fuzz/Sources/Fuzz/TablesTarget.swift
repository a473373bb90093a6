import Core
import Foundation

@testable import Language

/// Files of words, dictionaries and vectors with anything in them: read or refused, and then used.
enum TablesTarget {
  private static let normaliser = Resources.engine.normaliser
  private static let probe = "医用口罩 呼吸机 𠮷野 PET/CT x-ray 3D打印 monitors"

  @Sendable static func run(_ feed: Feed) {
    var feed = feed
    let which = feed.byte()
    let bytes = feed.bytes(.max)
    do {
      switch which % 7 {
      case 0: try synonyms(bytes)
      case 1: try glossary(bytes)
      case 2: try pinyin(bytes)
      case 3: try stopWords(bytes)
      case 4: try dictionary(bytes)
      case 5: cedict(bytes)
      default: try vectors(bytes)
      }
    } catch let refusal as Refusal {
      law(!refusal.message.zh.isEmpty && !refusal.message.en.isEmpty, "a refusal without a word")
    } catch {
      law(error is VectorFault, "\(error)")
    }
  }

  private static func lines(_ bytes: [UInt8]) throws -> [WordLines] { [try WordLines(bytes: bytes, name: "table")] }

  private static func synonyms(_ bytes: [UInt8]) throws {
    let thesaurus = try Thesaurus(lines(bytes), normaliser: normaliser)
    let text = normaliser.align(probe + thesaurus.groups.joined().prefix(20).joined(separator: " "))
    let lattice = Lattice(text.scalars, Resources.engine.segmenter.lexicon)
    let words = LatinWord.scan(text.scalars, lattice.classes)
    let latin = LatinTerms(words, text.scalars)
    let atoms = Atoms(text.scalars, lattice.classes, words, latin.keys) { thesaurus.wordCodes[$0] ?? 0 }
    var out = TermWriter(text)
    let han = HanTerms(lattice, Resources.engine.segmenter.lexicon, .document)
    ConceptTerms(thesaurus: thesaurus, lattice: lattice, starts: han.starts).write(atoms, into: &out)
    for term in out.terms { law(thesaurus.group(of: term.key) != nil, "\(term.key) is no group") }
  }

  private static func glossary(_ bytes: [UInt8]) throws {
    let groups = try lines(bytes).flatMap(Bridge.groups)
    bridge(Bridge(dictionary: nil, groups: groups, stopWords: StopWords(), normaliser: normaliser))
  }

  private static func cedict(_ bytes: [UInt8]) {
    bridge(Bridge(dictionary: Cedict(bytes: bytes), groups: [], stopWords: StopWords(), normaliser: normaliser))
  }

  private static func bridge(_ bridge: Bridge) {
    let text = normaliser.align(probe)
    let lexicon = Resources.engine.segmenter.lexicon
    var out = TermWriter(text)
    BridgeTerms(bridge: bridge, lattice: Lattice(text.scalars, lexicon), lexicon: lexicon).write(into: &out)
    for term in out.terms { law(term.weight > 0 && term.weight <= 1, "\(term.key) weighs \(term.weight)") }
  }

  private static func pinyin(_ bytes: [UInt8]) throws {
    let pinyin = try Pinyin(exceptions: lines(bytes), normaliser: normaliser)
    _ = pinyin.sortKey(probe) + pinyin.romanised(probe)
    law(pinyin.initialsToSearch(probe).count <= 16, "too many initials")
  }

  private static func stopWords(_ bytes: [UInt8]) throws {
    let stopWords = try StopWords(lines(bytes), normaliser)
    let lexicon = try Lexicon(sheets: [Array("口罩 10\n".utf8)], stopWords: stopWords.chinese)
    _ = Segmenter(lexicon).segment(probe)
  }

  private static func dictionary(_ bytes: [UInt8]) throws {
    for sheets in [[bytes], [Array("口罩 10 n\n医用 7\n".utf8), bytes]] {
      let segmenter = Segmenter(try Lexicon(sheets: sheets, stopWords: ["医用"]))
      law(segmenter.segment(probe).joined() == probe, "the pieces are not the text")
    }
  }

  /// As it is, and with the right checksum, so that what lies behind it is reached.
  private static func vectors(_ bytes: [UInt8]) throws {
    var data = Data(bytes)
    if data.count >= 36 {
      data.replaceSubrange(0..<8, with: VectorLayout.magic)
      data.replaceSubrange(16..<20, with: [1, 0, 0, 0])
      var print = Fingerprint()
      print.mix(data.dropFirst(16))
      withUnsafeBytes(of: print.state.littleEndian) { data.replaceSubrange(8..<16, with: $0) }
    }
    let table = try VectorTable(data)
    _ = TextVector(table.sum(try PieceCutter(table).cut(probe.unicodeScalars.map(\.value))))
  }
}
