import Core
import Registry
import TestSupport
import Testing

@Suite struct CreditCodeTests {
  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

  /// GB 32100-2015: the weighed sum of all eighteen, the last with weight 1, is divisible by 31.
  private static func sum(_ code: String) -> Int? {
    var (sum, weight) = (0, 1)
    let characters = Array(code)
    for character in characters.dropLast() {
      guard let value = alphabet.firstIndex(of: character) else { return nil }
      sum += value * weight
      weight = weight * 3 % 31
    }
    return characters.last.flatMap { alphabet.firstIndex(of: $0) }.map { (sum + $0) % 31 }
  }

  @Test(
    "codes of companies that there are",
    arguments: ["914403007084678371", "9144030071526726XG", "91330100799655058B", "9144030071526726xg"])
  func real(_ code: String) { #expect(CreditCode.fault(code) == nil) }

  @Test("a code by the rule is right, and with any one character changed is wrong")
  func mutations() throws {
    var dice = Dice(seed: 8)
    for _ in 0..<200 {
      let body =
        "91" + (0..<6).map { _ in "\(dice.below(10))" }.joined()
        + (0..<9).map { _ in "\(dice.one(of: Self.alphabet))" }.joined()
      let code = try #require(Self.alphabet.map { body + "\($0)" }.first { Self.sum($0) == 0 })
      #expect(CreditCode.fault(code) == nil)
      for check in Self.alphabet where check != code.last { #expect(CreditCode.fault(body + "\(check)") != nil) }
      let place = dice.below(17)
      var characters = Array(code)
      for other in Self.alphabet where other != characters[place] {
        let was = characters[place]
        characters[place] = other
        #expect(CreditCode.fault(String(characters)) != nil)
        characters[place] = was
      }
    }
  }

  @Test(
    "what cannot be one",
    arguments: [
      "", "91440300708467837", "9144030070846783711", "91440300708467837I", "9144O3007084678371", "91440300708467837中",
    ])
  func malformed(_ code: String) throws {
    let fault = try #require(CreditCode.fault(code))
    #expect(!fault.zh.isEmpty && !fault.en.isEmpty)
  }
}

@Suite struct RegistrationNumberTests {
  @Test(
    "what a number says",
    arguments: [
      ("国械注准20173401234", "nmpa registration III 2017 nmpa:40 domestic"),
      ("国械注进20213060001", "nmpa registration III 2021 nmpa:06 imported"),
      ("国械注进20212060001", "nmpa registration II 2021 nmpa:06 imported"),
      ("国械注许20182100002", "nmpa registration II 2018 nmpa:10 imported"),
      ("粤械注准20202070123", "province registration II 2020 nmpa:07 domestic"),
      (" 粤械注准 2020 2070123 ", "province registration II 2020 nmpa:07 domestic"),
      ("国械备20180001", "nmpa filing I 2018 – imported"), ("粤深械备20190123", "city filing I 2019 – domestic"),
      ("粤械备20190123", "city filing I 2019 – domestic"), ("K213548", "fda 510k – 2021 – –"),
      ("k213548", "fda 510k – 2021 – –"), ("K760001", "fda 510k – 1976 – –"), ("DEN180001", "fda denovo – 2018 – –"),
      ("P190017", "fda pma – 2019 – –"), ("P190017/S005", "fda pma – 2019 – –"), ("H990011", "fda pma – 1999 – –"),
    ])
  func says(_ number: String, _ expected: String) throws {
    let read = try #require(RegistrationNumber(number))
    let parts = [
      read.authority, read.route, read.deviceClass, read.year.map(String.init), read.category?.description, read.origin,
    ]
    #expect(parts.map { $0 ?? "–" }.joined(separator: " ") == expected)
  }

  @Test(
    "what is of no grammar",
    arguments: [
      "", "械", "国械注准2017340123", "国械注准201734012345", "国械注准20171401234", "国械注准20174401234", "国械注中20173401234",
      "粤械注准20173400001", "粤械注进20172400001", "国国械注准20173401234", "粤深械注准20172400001", "某械注准20172400001",
      "国械备2018001", "国械备201800011", "国药械备20180001", "国械注准２０１７３４０１２３４", "国械注准2017340123X", "国食药监械(准)字2014第3460123号",
      "K12345",
      "K1234567", "DEN18001", "X123456", "K21354X", "P190017/5",
    ])
  func malformed(_ number: String) { #expect(RegistrationNumber(number) == nil) }

  @Test("a supplement has a number")
  func supplement() {
    do {
      #expect(RegistrationNumber("P190017/S") == nil)
    }
  }
}

@Suite struct PolicyConditionTests {
  @Test(
    "conditions",
    arguments: [
      ("region=cn:4403", ["region": ["cn:4403"]]),
      (
        "region=cn:4403; role=maker|institute; field=imaging|ivd",
        ["region": ["cn:4403"], "role": ["maker", "institute"], "field": ["imaging", "ivd"]]
      ),
      ("stage = trial ； market= procurement", ["stage": ["trial"], "market": ["procurement"]]),
      ("region=cn:4403|cn:4401;", ["region": ["cn:4403", "cn:4401"]]),
    ])
  func parse(_ text: String, _ expected: [String: [String]]) throws {
    let conditions = try #require(PolicyCondition.parse(text))
    #expect(Dictionary(uniqueKeysWithValues: conditions.map { ($0.fact.rawValue, $0.values) }) == expected)
    #expect(PolicyCondition.fault(text) == nil)
  }

  @Test(
    "a word's other names are read as the word",
    arguments: [("role=医院", "hospital"), ("field=影像", "imaging"), ("stage=上市", "marketed")])
  func aliases(_ text: String, _ value: String) {
    do {
      // Were the name kept as it is written, no applicant would ever meet the condition.
      #expect(PolicyCondition.parse(text)?.map(\.values) == [[value]])
    }
  }

  @Test(
    "what is not understood",
    arguments: [
      "region", "region=", "region=深圳", "role=wizard", "size=big", "=maker", "role=maker; x", "role=maker|wizard",
    ])
  func malformed(_ text: String) { #expect(PolicyCondition.parse(text) == nil && PolicyCondition.fault(text) != nil) }
}
