import Core
import Registry
import TestSupport
import Testing

@testable import Exchange

/// How a title's category is found, over a small book of codes.
@Suite struct CategoryFindingTests {
  private static let book = CodeBook([
    CodeEntry(Code("nmpa", "07"), zh: "医用诊察设备"),
    CodeEntry(Code("nmpa", "07-04"), parent: "07", zh: "监护设备", en: "Monitor", aliases: ["监护仪"]),
    CodeEntry(Code("nmpa", "08-01"), zh: "呼吸机", en: "Ventilator"),
    CodeEntry(Code("nmpa", "08-02"), zh: "心电图机", aliases: ["治疗仪"]),
    CodeEntry(Code("nmpa", "09-01"), zh: "超声设备", aliases: ["治疗仪"]),
    CodeEntry(Code("nmpa", "09-02"), zh: "呼吸机管路"),
    CodeEntry(Code("fda", "CBK"), en: "Ventilator"),
  ])

  @Test(arguments: [
    ("监护仪", CategoryFinding.How.named, ["nmpa:07-04"], ["监护仪"]),
    ("便携监护仪", .named, ["nmpa:07-04"], ["监护仪"]),
    ("Ventilator", .named, ["nmpa:08-01", "fda:CBK"], ["Ventilator"]),
    ("监护仪/呼吸机", .named, ["nmpa:07-04", "nmpa:08-01"], ["监护仪", "呼吸机"]),
    ("医用诊察设备、监护仪", .named, ["nmpa:07", "nmpa:07-04"], ["医用诊察设备", "监护仪"]),
    ("呼吸机管路", .named, ["nmpa:09-02"], ["呼吸机管路"]),
    ("新型呼吸机管路", .named, ["nmpa:09-02"], ["呼吸机管路"]),
    ("治疗仪", .ambiguous, ["nmpa:08-02", "nmpa:09-01"], ["治疗仪"]),
    ("家用治疗仪", .ambiguous, ["nmpa:08-02", "nmpa:09-01"], ["治疗仪"]),
    ("呼吸机和心电图机", .ambiguous, ["nmpa:08-02", "nmpa:08-01"], ["心电图机", "呼吸机"]),
    ("桌椅", .none, [], []),
  ])
  func found(_ title: String, _ how: CategoryFinding.How, _ codes: [String], _ rests: [String]) {
    let finder = CategoryFinder(Self.book, Scene.analyser)
    let found = finder.find(Text(title), given: [])
    #expect(found.how == how && found.codes.map(\.description) == codes && found.rests == rests, "\(found)")
    #expect(found.isCertain == (how == .named))
    #expect(!found.basis.zh.isEmpty && !found.basis.en.isEmpty)
    // What a reader is told names the words that it rests on, and says of a guess that it is one.
    for word in rests { #expect(found.basis.zh.contains(word) && found.basis.en.contains(word)) }
    #expect(found.basis.zh.hasPrefix("推断") == [.ambiguous, .words].contains(how))
    #expect(CategoryFinder(Self.book, Scene.analyser).find(Text(title), given: []) == found)
  }

  @Test("by its words alone it is a guess, and says of which")
  func words() {
    let found = CategoryFinder(Self.book, Scene.analyser).find(Text("诊察设备类"), given: [])
    #expect(found.how == .words && !found.isCertain && found.codes.first == Code("nmpa", "07"))
    #expect(!found.rests.isEmpty && found.basis.en.contains("inferred"))
  }

  @Test("a code on the record is no guess")
  func given() {
    let found = CategoryFinder(Self.book, Scene.analyser).find(Text("呼吸机"), given: [Code("nmpa", "07-04")])
    #expect(found.how == .given && found.rests.isEmpty && found.basis.en == "as recorded")
  }
}
