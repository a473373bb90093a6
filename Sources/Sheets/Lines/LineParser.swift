package import Core

/// Reads one line of JSON Lines (RFC 8259 without white space across lines), and says what is wrong where.
///
/// Written by hand, because Foundation's takes the last of two members of one name and says nothing, and rounds numbers.
package struct LineParser {
  /// What is wrong, and the byte of the line at which it is seen, counted from 1.
  package struct Fault: Error, Hashable {
    package let why: Label
    package let at: Int
  }

  /// A record takes three levels.
  static let depth = 16

  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  package static func parse(_ line: [UInt8]) throws(Fault) -> JSON {
    let result = line.withUnsafeBufferPointer { buffer -> Result<JSON, Fault> in
      Result { () throws(Fault) in
        var parser = LineParser(bytes: buffer)
        return try parser.whole()
      }
    }
    return try result.get()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func whole() throws(Fault) -> JSON {
    let found = try value(Self.depth)
    space()
    guard at == bytes.count else { throw fault("对象之后还有内容", "something follows the object") }
    return found
  }

  private mutating func value(_ depth: Int) throws(Fault) -> JSON {
    guard depth > 0 else { throw fault("嵌套超过 \(Self.depth) 层", "it is nested deeper than \(Self.depth) levels") }
    space()
    switch peek {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"): return try number()
    case let byte? where (0x30...0x39).contains(byte): return try number()
    case nil: throw fault("在此中断", "it breaks off here")
    default: throw fault("此处不是 JSON", "this is no JSON")
    }
  }

  private mutating func object(_ depth: Int) throws(Fault) -> JSON {
    var members: [JSON.Member] = []
    var names: Set<String> = []
    at += 1
    space()
    if take("}") { return .members([]) }
    repeat {
      space()
      guard peek == UInt8(ascii: "\"") else { throw fault("应为成员名", "a member's name should stand here") }
      let name = try string()
      guard names.insert(name).inserted else { throw fault("「\(name)」出现两次", "“\(name)” stands twice") }
      space()
      guard take(":") else { throw fault("缺少冒号", "a colon is missing") }
      members.append(JSON.Member(name, try value(depth - 1)))
      space()
    } while take(",")
    guard take("}") else { throw fault("缺少逗号或右花括号", "a comma or closing brace is missing") }
    return .members(members)
  }

  private mutating func array(_ depth: Int) throws(Fault) -> JSON {
    var list: [JSON] = []
    at += 1
    space()
    if take("]") { return .array([]) }
    repeat {
      list.append(try value(depth - 1))
      space()
    } while take(",")
    guard take("]") else { throw fault("缺少逗号或右方括号", "a comma or closing bracket is missing") }
    return .array(list)
  }

  private mutating func number() throws(Fault) -> JSON {
    let start = at
    _ = take("-")
    let digits = digits()
    guard digits > 0, digits == 1 || bytes[at - digits] != UInt8(ascii: "0") else {
      throw fault("不是数字", "this is no number")
    }
    if take("."), self.digits() == 0 { throw fault("小数点后缺数字", "digits are missing after the point") }
    if take("e") || take("E") {
      _ = take("+") || take("-")
      if self.digits() == 0 { throw fault("指数缺数字", "the exponent has no digits") }
    }
    return .number(String(decoding: bytes[start..<at], as: UTF8.self))
  }

  private mutating func digits() -> Int {
    let start = at
    while let byte = peek, (0x30...0x39).contains(byte) { at += 1 }
    return at - start
  }

  private mutating func string() throws(Fault) -> String {
    at += 1
    let start = at
    while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { at += 1 }
    // Nearly every string ends here, without an escape in it.
    var out = Array(bytes[start..<at])
    while true {
      guard let byte = peek else { throw fault("引号没有结束", "a quote is never closed") }
      at += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: out, as: UTF8.self) else {
          at = start
          throw fault("不是 UTF-8", "it is not UTF-8")
        }
        return string
      case UInt8(ascii: "\\"): out.append(contentsOf: try escaped().utf8)
      case ..<0x20:
        at -= 1
        throw fault(
          "字符串中有控制字符 0x\(String(byte, radix: 16))", "a string holds the control character 0x\(String(byte, radix: 16))")
      default: out.append(byte)
      }
    }
  }

  private mutating func escaped() throws(Fault) -> String {
    guard let byte = peek else { throw fault("在此中断", "it breaks off here") }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(Unicode.Scalar(byte))
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try scalar()
    default:
      at -= 1
      throw fault("反斜杠后的字符无效", "a backslash stands before a sign that it cannot escape")
    }
  }

  private mutating func scalar() throws(Fault) -> String {
    let high = try unit()
    if let scalar = Unicode.Scalar(high) {
      guard scalar.value != 0 else { throw fault("字符串中有 NUL", "a string holds a NUL") }
      return String(scalar)
    }
    guard take("\\"), take("u") else { throw fault("代理对不完整", "half of a surrogate pair is missing") }
    let low = try unit()
    guard (0xD800..<0xDC00).contains(high), (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (UInt32(high) - 0xD800) << 10 + UInt32(low) - 0xDC00)
    else { throw fault("代理对不完整", "half of a surrogate pair is missing") }
    return String(scalar)
  }

  private mutating func unit() throws(Fault) -> UInt16 {
    guard at + 4 <= bytes.count,
      bytes[at..<at + 4].allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x46).contains($0 & 0xDF) }),
      let unit = UInt16(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
    else { throw fault("\\u 后应有四位十六进制数", "\\u needs four hexadecimal digits") }
    at += 4
    return unit
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(Fault) -> JSON {
    for index in 0..<word.utf8CodeUnitCount {
      guard peek == word.utf8Start[index] else { throw fault("此处不是 JSON", "this is no JSON") }
      at += 1
    }
    return value
  }

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard peek.map({ UInt32($0) == sign.value }) ?? false else { return false }
    at += 1
    return true
  }

  private mutating func space() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0D { at += 1 }
  }

  private func fault(_ zh: String, _ en: String) -> Fault { Fault(why: Label(zh, en), at: at + 1) }
}
