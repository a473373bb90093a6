import Core
import Foundation

/// What stands before a part of a form: its name, and the file's where it is one.
struct MultipartHead: Sendable {
  let name: String
  let fileName: String?

  init(_ head: String) throws {
    for line in head.split(whereSeparator: \.isNewline) {
      let sides = line.split(separator: ":", maxSplits: 1)
      guard sides.count == 2, sides[0].lowercased() == "content-disposition" else { continue }
      let parameters = HeaderParameters(String(sides[1]))
      guard parameters.value == "form-data", let name = parameters["name"] else { break }
      self.name = name
      fileName = parameters.fileName
      return
    }
    throw MultipartParser.fault(Label("某一部分没有名称", "a part has no name"))
  }
}

/// A header of the form `value; name="words"; other=word`.
struct HeaderParameters: Sendable {
  /// In small letters.
  let value: String
  private var parameters: [String: String] = [:]

  init(_ header: String) {
    var rest = header.prefix(4096)[...]
    value = Self.upTo(";", &rest).trimmingCharacters(in: .whitespaces).lowercased()
    while !rest.isEmpty {
      let name = Self.upTo("=", &rest).trimmingCharacters(in: .whitespaces).lowercased()
      rest = rest.drop { $0 == " " }
      let word: String
      if rest.first == "\"" {
        word = Self.quoted(&rest)
        _ = Self.upTo(";", &rest)
      } else {
        word = Self.upTo(";", &rest).trimmingCharacters(in: .whitespaces)
      }
      if parameters[name] == nil { parameters[name] = word }
    }
  }

  subscript(_ name: String) -> String? { parameters[name] }

  /// RFC 6266: `filename*=UTF-8''%E9…` says it better than `filename`; browsers spell a quotation mark `%22`.
  var fileName: String? {
    if let extended = parameters["filename*"], let mark = extended.range(of: "''"),
      let name = extended[mark.upperBound...].removingPercentEncoding
    {
      return name
    }
    return parameters["filename"]?.replacing("%22", with: "\"")
  }

  private static func upTo(_ mark: Character, _ rest: inout Substring) -> Substring {
    let end = rest.firstIndex(of: mark) ?? rest.endIndex
    defer { rest = end < rest.endIndex ? rest[rest.index(after: end)...] : "" }
    return rest[..<end]
  }

  private static func quoted(_ rest: inout Substring) -> String {
    var out = ""
    rest = rest.dropFirst()
    while let next = rest.popFirst(), next != "\"" {
      if next == "\\", let escaped = rest.first, escaped == "\"" || escaped == "\\" {
        out.append(escaped)
        rest = rest.dropFirst()
      } else {
        out.append(next)
      }
    }
    return out
  }
}
