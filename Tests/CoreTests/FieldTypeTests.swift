import Core
import Foundation
import TestSupport
import Testing

@Suite struct FieldTypeTests {
  static let colours = Vocabulary(
    "colour",
    [
      .init("red", "红", "Red", ["绯", "scarlet"]), .init("green", "绿", "Green", ["碧", "red"]),
      .init("dark-blue", "深蓝", "Dark blue"),
    ])

  static let types: [FieldType] = [
    .text, .string, .link, .word(colours), .words(colours), .names, .integer, .decimal, .day, .period, .money,
    .codes(["nmpa", "cn"]), .ref([]), .ref([Kind("need")]),
  ]

  @Test("what a field stores is read back", arguments: types)
  func roundTrip(_ type: FieldType) throws {
    var dice = Dice(seed: 6)
    for _ in 0..<500 {
      let value = try #require(Self.random(type, &dice))
      #expect(type.decode(value.canonical) == value, "\(value.canonical)")
    }
  }

  @Test("a name that begins with a mark of its own is kept apart from the one before")
  func marks() {
    do {
      let value = Value.words(["迈瑞", "\u{0301}a"])
      #expect(FieldType.names.decode(value.canonical) == value)
    }
    do {
      let value = Value.codes([Code("cn", "\u{0301}44")])
      #expect(FieldType.codes(["cn"]).decode(value.canonical) == value)
    }
  }

  @Test(
    "what is of another type is not read",
    arguments: [
      (FieldType.integer, "1.5"), (.integer, "一"), (.day, "2023-02-30"), (.period, "2023-06-31"), (.money, "CNY 1.234"),
      (.ref([]), "need"), (.ref([]), "need/"), (.text, "迈瑞"), (.decimal, "一"), (.integer, "99999999999999999999"),
    ])
  func malformed(_ type: FieldType, _ text: String) { #expect(type.decode(text) == nil) }

  @Test("every type says what it expects", arguments: types)
  func expected(_ type: FieldType) {
    #expect(!type.expected.zh.isEmpty && !type.expected.en.isEmpty && type.expected.zh != type.expected.en)
  }

  private static func random(_ type: FieldType, _ dice: inout Dice) -> Value? {
    switch type {
    case .text: return .text(TextTests.random(&dice))
    case .string, .link: return .string(dice.string())
    case .word(let vocabulary): return .string(dice.one(of: vocabulary.words).value)
    case .words(let vocabulary): return .words(vocabulary.words.map(\.value).filter { _ in dice.below(2) == 0 })
    case .names: return .words((0..<dice.below(4)).map { _ in dice.string() })
    case .integer: return .integer(Int(truncatingIfNeeded: dice.next()) >> dice.below(64))
    case .decimal:
      let digits = Decimal(Int(truncatingIfNeeded: dice.next()) >> dice.below(64))
      return .decimal(digits * pow(10, dice.below(9)) / pow(10, dice.below(9)))
    case .day: return Day(ordinal: dice.below(60_000)).map(Value.day)
    case .period: return Day(ordinal: dice.below(60_000)).map { .period(Period($0)) }
    case .money: return .money(Money(minor: Int(truncatingIfNeeded: dice.next()), currency: "EUR"))
    case .codes(let systems):
      return .codes(
        (0..<dice.below(4)).map { _ in Code(dice.one(of: systems), "0\(dice.below(100))-\(dice.below(9))") })
    case .ref(let kinds): return .ref(Ref(kinds.first ?? Kind("offer"), "7k2m9q4x1c3d"))
    }
  }
}

@Suite struct VocabularyTests {
  @Test(
    "a word by any of its names",
    arguments: [
      ("red", "red"), ("RED", "red"), ("红", "red"), ("Scarlet", "red"), ("碧", "green"), ("Dark Blue", "dark-blue"),
      ("", nil), ("dark", nil),
    ] as [(String, String?)])
  func names(_ name: String, _ value: String?) { #expect(FieldTypeTests.colours.word(name)?.value == value) }

  @Test("a stranger is its own label")
  func stranger() { #expect(FieldTypeTests.colours.label("mauve") == Label("mauve", "mauve")) }
}
