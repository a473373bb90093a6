/// Writes a small XML document; whatever is handed in as a `String` is words.
///
/// Feeds and site maps are no HTML: an element of another module's list would be wrong in them, and XML refuses control
/// characters that HTML bears.
struct XMLWriter {
  private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)

  mutating func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [], _ content: (inout XMLWriter) -> Void
  ) {
    open(name, attributes, ">")
    content(&self)
    bytes.append(contentsOf: "</\(name)>\n".utf8)
  }

  mutating func element(_ name: StaticString, _ text: String, _ attributes: [(StaticString, String)] = []) {
    open(name, attributes, ">")
    write(text)
    bytes.append(contentsOf: "</\(name)>\n".utf8)
  }

  mutating func empty(_ name: StaticString, _ attributes: [(StaticString, String)]) { open(name, attributes, "/>\n") }

  private mutating func open(_ name: StaticString, _ attributes: [(StaticString, String)], _ end: StaticString) {
    bytes.append(contentsOf: "<\(name)".utf8)
    for (name, value) in attributes {
      bytes.append(contentsOf: " \(name)=\"".utf8)
      write(value)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(contentsOf: "\(end)".utf8)
  }

  private mutating func write(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": bytes.append(contentsOf: "&lt;".utf8)
      case ">": bytes.append(contentsOf: "&gt;".utf8)
      case "&": bytes.append(contentsOf: "&amp;".utf8)
      case "\"": bytes.append(contentsOf: "&quot;".utf8)
      case "\t", "\n", "\r": bytes.append(contentsOf: "&#\(scalar.value);".utf8)
      default:
        // What is left of the control characters, and the two that are none, may stand in no XML.
        let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        bytes.append(contentsOf: String(isAllowed ? scalar : "\u{FFFD}").utf8)
      }
    }
  }
}
