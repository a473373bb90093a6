import Core

extension Draft {
  mutating func append(_ profile: Profile, _ law: ScoringLaw) {
    idBytes.append(contentsOf: profile.ref.kind.rawValue.utf8)
    idBytes.append(0)
    idBytes.append(contentsOf: profile.ref.id.utf8)
    idStarts.append(UInt32(idBytes.count))
    appendWords(of: profile, law)
    appendFacets(of: profile)
    for (name, value) in profile.numbers {
      numbers[name, default: []].append((UInt32(lengths.count - 1), value))
    }
    vectorOf.append(profile.vector.map { vectors.number(of: $0) } ?? nothing)
    recordBytes += profile.record
    recordStarts.append(UInt64(recordBytes.count))
  }

  private mutating func appendWords(of profile: Profile, _ law: ScoringLaw) {
    var length = 0
    var words: [(word: UInt32, steps: Int)] = []
    for (name, boost, fields) in Self.byName(profile.fields) {
      words.removeAll(keepingCapacity: true)
      for field in fields {
        for term in field.terms {
          let steps = term.steps
          if steps > 0 { words.append((terms.number(of: term.text), steps)) }
        }
      }
      scratch.add(words) { fieldLength in
        length += fieldLength
        return law.worth(of: name, boost: boost, length: fieldLength)
      }
    }
    for index in scratch.words.indices {
      forwardTerms.append(scratch.words[index])
      forwardCodes.append(ScoringLaw.code(scratch.frequencies[index]))
      forwardPresences.append(UInt8(max(1, min(1024, scratch.steps[index]) * 255 / 1024)))
    }
    scratch.clear()
    forwardStarts.append(UInt32(forwardTerms.count))
    lengths.append(UInt32(clamping: length))
  }

  /// Fields that weigh anything, in the order of their names: floats are added up in one order.
  private static func byName(_ fields: [ProfileField]) -> [(name: String, boost: Float, fields: [ProfileField])] {
    let boosted = fields.filter { $0.boost >= 1 / 1024 }
    // An infinite boost would make every score of its profile not a number.
    if boosted.count < 2 { return boosted.map { ($0.name, min(1024, $0.boost), [$0]) } }
    return Dictionary(grouping: boosted, by: \.name).sorted { $0.key < $1.key }.map { name, fields in
      (name, min(1024, fields.reduce(0) { max($0, $1.boost) }), fields)
    }
  }

  private mutating func appendFacets(of profile: Profile) {
    var values = [FacetKey.kind(profile.ref.kind)]
    for (name, group) in profile.facets where !name.isEmpty && name != FacetKey.kind {
      for value in group { values.append(FacetKey.facet(name, value)) }
    }
    values += profile.owners.map(FacetKey.owner)
    facets.append(values)
    keys.append(profile.keys)
  }
}

/// A facet's name and value as one key: the name, a 0, the value. Owners stand under the empty name, which no facet has.
enum FacetKey {
  static let kind = "kind"

  static func facet(_ name: String, _ value: String) -> String { "\(name)\u{0}\(value)" }
  static func kind(_ value: Kind) -> String { facet(kind, value.rawValue) }
  static func owner(_ id: String) -> String { facet("", id) }

  /// Nil for owners.
  static func parts(_ key: UnsafeBufferPointer<UInt8>) -> (name: String, value: String)? {
    guard let zero = key.firstIndex(of: 0), zero > 0 else { return nil }
    return (String(decoding: key[..<zero], as: UTF8.self), String(decoding: key[(zero + 1)...], as: UTF8.self))
  }
}

extension KeyTable {
  mutating func number(of vector: Vector) -> UInt32 {
    var bytes = vector.values.map { UInt8(bitPattern: $0) }
    withUnsafeBytes(of: vector.scale.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    return bytes.withUnsafeBytes { number(of: $0) }
  }
}
