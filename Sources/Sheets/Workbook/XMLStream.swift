import CExpat
import Core

/// What is done with a part's XML as it streams by.
protocol XMLHandler: AnyObject {
  func start(_ name: XMLName, _ attributes: XMLAttributes)
  func end(_ name: XMLName)
  /// A piece of text: one text may come in several.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// Expat in Swift: a part of the zip goes in piece by piece, events come out.
///
/// A document type is refused at its first letter, before an entity can be declared: no workbook has one, every
/// "billion laughs" does.
final class XMLStream {
  /// Levels of nesting: each costs memory, and a sheet has eight.
  private static let maxDepth = 256
  /// An unfinished tag is parsed anew with each piece, so that a huge one costs quadratic time.
  private static let maxToken = 1 << 20

  private let parser: XML_Parser?
  /// Not owned: a sheet's rows hold the stream that feeds them. Unsafe, because the check that a handler still lives
  /// costs more than the event; whoever pumps a stream is its handler or holds it.
  private unowned(unsafe) let handler: any XMLHandler
  private let part: ArchivePart
  private var fed = 0
  private var depth = 0
  private var hasDoctype = false

  init(_ handler: any XMLHandler, part: ArchivePart) {
    self.handler = handler
    self.part = part
    parser = XML_ParserCreate(nil)
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let name, let attributes else { return }
        XMLStream.with(data) { $0.start(XMLName(name), XMLAttributes(attributes)) }
      },
      { data, name in
        guard let name else { return }
        XMLStream.with(data) { $0.end(XMLName(name)) }
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let text else { return }
      let bytes = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
      XMLStream.with(data) { $0.handler.text(UnsafeBufferPointer(start: bytes, count: Int(count))) }
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in XMLStream.with(data) { $0.refuseDoctype() } }
  }

  deinit { XML_ParserFree(parser) }

  private static func with(_ data: UnsafeMutableRawPointer?, _ body: (XMLStream) -> Void) {
    if let data { body(Unmanaged.fromOpaque(data).takeUnretainedValue()) }
  }

  private func start(_ name: XMLName, _ attributes: XMLAttributes) {
    depth += 1
    if depth > Self.maxDepth { XML_StopParser(parser, XML_Bool(XML_FALSE)) }
    handler.start(name, attributes)
  }

  private func end(_ name: XMLName) {
    depth -= 1
    handler.end(name)
  }

  private func refuseDoctype() {
    hasDoctype = true
    XML_StopParser(parser, XML_Bool(XML_FALSE))
  }

  /// Reads the part's next piece; false after the last.
  func pump() throws -> Bool {
    try part.read {
      try feed($0)
      return !$0.isEmpty
    }
  }

  /// Parses a piece; an empty one ends the document.
  func feed(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    let status = UnsafeRawBufferPointer(bytes).withMemoryRebound(to: CChar.self) {
      XML_Parse(parser, $0.baseAddress, Int32($0.count), bytes.isEmpty ? 1 : 0)
    }
    if hasDoctype {
      throw Refusal(.importFileDoctype, at: part.file, ["file": part.file, "part": part.name])
    }
    fed += bytes.count
    guard status == XML_STATUS_OK, fed - Int(XML_GetCurrentByteIndex(parser)) < Self.maxToken else { throw malformed() }
  }

  private func malformed() -> Refusal {
    let line = XML_GetCurrentLineNumber(parser)
    let why = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "token too large"
    return part.damaged(Label("第 \(line) 行不是正确的 XML", "line \(line) is not well-formed XML: \(why)"))
  }
}
