import Core

extension Draft {
  /// A field of either form.
  private struct Field {
    let name: String
    let boost: Float
    let terms: Terms

    enum Terms {
      case texts([Term])
      case numbers([NumberedTerm])
    }
  }

  mutating func appendWords(of profile: NumberedProfile, _ keys: [String], _ law: ScoringLaw) {
    if wordOfKey.count < keys.count {
      wordOfKey += repeatElement(nothing, count: keys.count - wordOfKey.count)
    }
    var length = 0
    let fields = Self.inOrder(profile)
    var at = 0
    while at < fields.count {
      let name = fields[at].name
      var boost: Float = 0
      while at < fields.count, fields[at].name == name {
        give(fields[at].terms, keys)
        boost = max(boost, fields[at].boost)
        at += 1
      }
      scratch.add(of: terms.count) { fieldLength in
        length += fieldLength
        // An infinite boost would make every score of its profile not a number.
        return law.worth(of: name, boost: min(1024, boost), length: fieldLength)
      }
    }
    for sum in scratch.sums {
      forwardTerms.append(sum.word)
      forwardCodes.append(ScoringLaw.code(sum.frequency))
      forwardPresences.append(UInt8(max(1, min(1024, sum.steps) * 255 / 1024)))
    }
    scratch.clear()
    forwardStarts.append(UInt32(forwardTerms.count))
    lengths.append(UInt32(clamping: length))
  }

  /// Fields that weigh anything, in the order of their names: floats are added up in one order.
  private static func inOrder(_ profile: NumberedProfile) -> [Field] {
    var fields: [Field] = []
    for field in profile.profile.fields where field.boost >= 1 / 1024 {
      fields.append(Field(name: field.name, boost: field.boost, terms: .texts(field.terms)))
    }
    for field in profile.fields where field.boost >= 1 / 1024 {
      fields.append(Field(name: field.name, boost: field.boost, terms: .numbers(field.terms)))
    }
    return fields.count < 2 ? fields : fields.sorted { $0.name < $1.name }
  }

  private mutating func give(_ field: Field.Terms, _ keys: [String]) {
    switch field {
    case .texts(let list):
      for term in list where term.steps > 0 {
        scratch.given.append(FoldingScratch.Given(word: terms.number(of: term.text), steps: term.steps))
      }
    case .numbers(let list):
      for term in list {
        let steps = Term.steps(term.weight)
        guard steps > 0 else { continue }
        if wordOfKey[Int(term.key)] == nothing {
          if keys[Int(term.key)].isEmpty { continue }
          wordOfKey[Int(term.key)] = terms.number(of: keys[Int(term.key)])
        }
        scratch.given.append(FoldingScratch.Given(word: wordOfKey[Int(term.key)], steps: steps))
      }
    }
  }
}
