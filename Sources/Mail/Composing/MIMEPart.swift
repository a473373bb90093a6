/// A part of a message, or the whole: its headers and its body.
struct MIMEPart {
  private(set) var headers: HeaderLines
  let body: [UInt8]

  var bytes: [UInt8] { headers.bytes + Self.lineEnd + body }

  /// Words for people, in UTF-8; every line ends with CR LF, the last one too.
  static func text(_ type: StaticString, _ words: String) -> MIMEPart {
    let bytes = Self.canonical(words)
    return leaf(.literal(type), bytes, .fit(bytes))
  }

  static func file(_ attachment: MailMessage.Attachment) -> MIMEPart {
    var part = leaf(.literal(attachment.type.words), attachment.bytes, .base64)
    part.headers.add(
      "Content-Disposition", HeaderValue(pieces: ["attachment;"] + FileName.parameters(attachment.name)))
    return part
  }

  static func calendar(_ invitation: MailMessage.Invitation) -> MIMEPart {
    leaf(.literal(invitation.method.words), invitation.file, .base64)
  }

  /// Parts within a part; one alone is itself.
  static func several(_ kind: Several, _ first: MIMEPart, _ others: [MIMEPart]) -> MIMEPart {
    if others.isEmpty { return first }
    var headers = HeaderLines()
    headers.add("Content-Type", .literal(kind.words))
    let line = Array("--\(kind.boundary)".utf8)
    var body: [UInt8] = []
    // The line's end before a boundary is the boundary's: without one of its own a part would lose its last.
    for part in [first] + others { body += line + lineEnd + part.bytes + lineEnd }
    return MIMEPart(headers: headers, body: body + line + Array("--".utf8) + lineEnd)
  }

  /// Kinds of parts within parts, each with the line between them. Neither encoding of a body ever writes `=_`, so that no body can
  /// hold that line, and none has to be looked through or made up by chance.
  enum Several {
    /// The same in several forms, the best last.
    case alternative
    /// One after the other.
    case mixed

    var boundary: StaticString { self == .alternative ? "=_alternative" : "=_mixed" }
    var words: StaticString {
      self == .alternative
        ? "multipart/alternative; boundary=\"=_alternative\"" : "multipart/mixed; boundary=\"=_mixed\""
    }
  }

  private static func leaf(_ type: HeaderValue, _ bytes: [UInt8], _ encoding: TransferEncoding) -> MIMEPart {
    var headers = HeaderLines()
    headers.add("Content-Type", type)
    headers.add("Content-Transfer-Encoding", encoding.header)
    return MIMEPart(headers: headers, body: encoding.lines(bytes))
  }

  private static func canonical(_ words: String) -> [UInt8] {
    var out: [UInt8] = []
    var last: UInt8 = 0
    for byte in words.utf8 {
      switch byte {
      case 0x0A where last == 0x0D: break
      case 0x0A, 0x0D: out += lineEnd
      default: out.append(byte)
      }
      last = byte
    }
    return last == 0x0A || last == 0x0D ? out : out + lineEnd
  }

  private static let lineEnd: [UInt8] = [0x0D, 0x0A]
}

extension MailMessage.MediaType {
  var words: StaticString {
    switch self {
    case .pdf: "application/pdf"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .csv: "text/csv; charset=UTF-8"
    case .calendar: "text/calendar; charset=UTF-8"
    case .plainText: "text/plain; charset=UTF-8"
    case .other: "application/octet-stream"
    }
  }
}

extension MailMessage.Invitation.Method {
  var words: StaticString {
    switch self {
    case .publish: "text/calendar; charset=UTF-8; method=PUBLISH"
    case .request: "text/calendar; charset=UTF-8; method=REQUEST"
    case .cancel: "text/calendar; charset=UTF-8; method=CANCEL"
    }
  }
}
