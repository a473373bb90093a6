import Testing

/// A calendar file read the other way, by the letter of RFC 5545: its lines joined again and taken apart. Strict where readers are lenient.
struct Unfolded {
  /// In order: name, parameters as they stand, value as it stands.
  let properties: [(name: String, parameters: String, value: String)]

  init(_ bytes: [UInt8]) throws {
    let text = try #require(String(validating: bytes, as: UTF8.self))
    var lines: [String] = []
    let folded = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(folded.last?.isEmpty == true, "the last line has no end")
    for line in folded.dropLast() {
      #expect(
        line.last == "\r" && line.dropLast().allSatisfy { $0.properties.generalCategory != .control || $0 == "\t" })
      let line = String(line.dropLast())
      #expect(line.utf8.count <= 75)
      // By scalars: as a character the space grows together with a mark that stands behind it.
      if line.unicodeScalars.first == " " {
        lines.append((lines.popLast() ?? "") + String(line.unicodeScalars.dropFirst()))
      } else {
        lines.append(line)
      }
    }
    properties = try lines.map { line in
      var quoted = false
      let scalars = line.unicodeScalars
      func cut(at mark: (Unicode.Scalar) -> Bool) -> String.Index? {
        quoted = false
        return scalars.indices.first { index in
          if scalars[index] == "\"" { quoted.toggle() }
          return !quoted && mark(scalars[index])
        }
      }
      let colon = try #require(cut { $0 == ":" })
      let name = try #require(cut { $0 == ":" || $0 == ";" })
      return (
        String(scalars[..<name]), String(scalars[name..<colon]), String(scalars[scalars.index(after: colon)...])
      )
    }
  }

  /// The values of a property, wherever it stands.
  subscript(_ name: String) -> [String] { properties.filter { $0.name == name }.map(\.value) }

  func parameters(_ name: String) -> [String] { properties.filter { $0.name == name }.map(\.parameters) }

  /// TEXT as a reader has it.
  func text(_ name: String) -> String? {
    guard let value = self[name].first else { return nil }
    var (out, isEscaped) = (String.UnicodeScalarView(), false)
    for scalar in value.unicodeScalars {
      if isEscaped {
        out.append(scalar == "n" || scalar == "N" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        #expect(scalar != ";" && scalar != ",")
        out.append(scalar)
      }
    }
    #expect(!isEscaped)
    return String(out)
  }
}
