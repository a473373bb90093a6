import Core
import Testing

/// `system:value`, `kind/id`, `origin/id#place`: strings that stand for something.
@Suite struct ReferenceTests {
  @Test(
    "codes",
    arguments: [
      ("nmpa:07-02", "nmpa", "07-02"), ("fda:QIH", "fda", "QIH"), ("a:b:c", "a", "b:c"),
    ])
  func codes(_ text: String, _ system: String, _ value: String) {
    #expect(Code(text) == Code(system, value) && Code(system, value).description == text)
  }

  @Test("what is no code", arguments: ["", ":", "nmpa", "nmpa:", ":07"])
  func notCodes(_ text: String) { #expect(Code(text) == nil) }

  @Test("codes are ordered by system, then by value")
  func order() {
    let codes = ["nmpa:06", "cn:44", "nmpa:05-01", "cn:11"].compactMap { Code($0) }.sorted()
    #expect(codes.map(\.description) == ["cn:11", "cn:44", "nmpa:05-01", "nmpa:06"])
  }

  @Test(
    "what may be an id",
    arguments: [("7k2m9q4x1c3d", true), ("7k2m9q4x1c3", false), ("7K2M9Q4X1C3D", false), ("院院院院", false)])
  func ids(_ text: String, _ isOne: Bool) { #expect(text.isID == isOne) }

  @Test(
    "two sides of a mark",
    arguments: [
      ("a=b", false, "a", "b"), ("a=b=c", false, "a", "b=c"), ("a=b=c", true, "a=b", "c"), ("a=", false, "a", ""),
      ("a=\u{301}", false, "a", "\u{301}"), ("=a", false, nil, nil), ("a", true, nil, nil),
    ] as [(String, Bool, String?, String?)])
  func halves(_ text: String, _ last: Bool, _ first: String?, _ second: String?) {
    let halves = text.halves(at: "=", last: last)
    #expect(halves?.0 == first && halves?.1 == second)
  }

  @Test("refs", arguments: ["need/7k2m9q4x1c3d", "reference-set/1"])
  func refs(_ text: String) { #expect(Ref(text)?.description == text) }

  @Test("what is no ref", arguments: ["", "/", "need", "need/", "/7k", "need/a/b"])
  func notRefs(_ text: String) { #expect(Ref(text) == nil) }

  @Test(
    "citations",
    arguments: [
      ("publication/s1#¶12", Citation.Origin.publication, "s1", "¶12"), ("batch/b#17", .batch, "b", "17"),
      ("edit/operator", .edit, "operator", nil), ("publication/s1#a#b/c", .publication, "s1", "a#b/c"),
    ] as [(String, Citation.Origin, String, String?)])
  func citations(_ text: String, _ origin: Citation.Origin, _ id: String, _ locator: String?) {
    #expect(Citation(text) == Citation(origin, id, locator) && Citation(text)?.description == text)
  }

  @Test("what is no citation", arguments: ["", "publication", "publication/", "publication/#1", "rumour/x"])
  func notCitations(_ text: String) { #expect(Citation(text) == nil) }

  @Test(
    "who sees what",
    arguments: [
      (Audience.visitor, [true, false, false, false]), (.member(of: ["other"]), [true, true, false, false]),
      (.member(of: ["own", "other"]), [true, true, true, true]), (.operating, [true, true, true, true]),
    ])
  func audience(_ audience: Audience, _ sees: [Bool]) {
    #expect(Visibility.allCases.map { audience.sees($0, owners: ["own"]) } == sees)
    #expect(Visibility.allCases == Visibility.allCases.sorted())
  }
}
