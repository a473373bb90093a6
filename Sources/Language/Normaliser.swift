/// Text → the form in which it is compared: NFKC, case folded, half-width, simplified script.
///
///     Normaliser.normalise("ＤＲ　脈搏血氧儀") == "dr 脉搏血氧仪"
///
/// Law: normalising twice changes nothing more. Noise of a bad conversion (方麵, 谘詢) is left as it is: repairing it
/// would be guessing at what somebody meant.
package struct Normaliser: Sendable {
  private let script: ScriptConverter

  /// `configuration` is a path, or a name in OpenCC's own data folder.
  package init(configuration: String = "t2s.json") throws {
    script = try ScriptConverter(configuration: configuration)
  }

  package func normalise(_ source: String) -> String {
    if let ascii = Self.lowercasedASCII(source) { return ascii }
    return fold(source, tracking: false).text
  }

  /// Normalises and remembers where each scalar came from.
  package func align(_ source: String) -> Normalised { fold(source, tracking: true) }

  private static func lowercasedASCII(_ source: String) -> String? {
    var plain = true
    for byte in source.utf8 where byte >= 0x80 {
      plain = false
      break
    }
    return plain ? source.lowercased() : nil
  }

  private func fold(_ source: String, tracking: Bool) -> Normalised {
    var text = source
    var folder = Folder(tracking: tracking)
    text.withUTF8 { folder.run($0) }
    var scalars = folder.scalars
    var origins = tracking ? folder.origins : nil
    if folder.hanSeen { simplify(&scalars, &origins) }
    return Normalised(source: text, scalars: scalars, origins: origins)
  }

  /// Converts each run of Han characters that holds a trigger.
  private func simplify(_ scalars: inout [UInt32], _ origins: inout [UInt32]?) {
    guard let first = scalars.firstIndex(where: { script.triggers.contains($0) || $0 >= 0x20000 }) else { return }
    var out = Array(scalars[..<first])
    var map = origins.map { Array($0[..<first]) }
    // A phrase may begin before its first trigger: go back to the start of the run.
    while let last = out.last, ScalarClass.of(last) == .han {
      out.removeLast()
      map?.removeLast()
    }
    var at = out.count
    while at < scalars.count {
      var end = at
      var triggered = false
      while end < scalars.count, ScalarClass.of(scalars[end]) == .han {
        triggered = triggered || script.triggers.contains(scalars[end]) || scalars[end] >= 0x20000
        end += 1
      }
      if !triggered { end = max(end, at + 1) }
      if triggered {
        let converted = settled(scalars[at..<end])
        out.append(contentsOf: converted)
        // Conversion is one to one but for a handful of phrases; those point at the start of their run.
        if let origins, converted.count == end - at {
          map?.append(contentsOf: origins[at..<end])
        } else if let origins {
          map?.append(contentsOf: repeatElement(origins[at], count: converted.count))
        }
      } else {
        out.append(contentsOf: scalars[at..<end])
        if let origins { map?.append(contentsOf: origins[at..<end]) }
      }
      at = end
    }
    if let end = origins?.last { map?.append(end) }
    scalars = out
    origins = map
  }

  /// Converts until nothing changes: what one conversion writes can be the key of another phrase (毛壞 → 毛坏 → 毛坯).
  private func settled(_ run: ArraySlice<UInt32>) -> [UInt32] {
    var current = Array(run)
    for _ in 0..<3 {
      guard let next = script.convert(current), next != current else { break }
      current = next
      if !current.contains(where: script.triggers.contains) { break }
    }
    return current
  }
}
