package import Core

/// What the index knows of one record: words by field, facets, numbers, a vector, who may see it, and what it keeps for its caller.
package struct Profile: Sendable {
  package var ref: Ref
  package var visibility: Visibility
  /// Organisations that the record belongs to, for `Audience.sees`.
  package var owners: [String]
  package var fields: [ProfileField]
  /// Facet name → values, with the ancestors of each code among them already: `["code": ["nmpa:07", "nmpa:07-02"]]`.
  ///
  /// `kind` is always there, from the ref; a name is never empty. A value that begins with `narrowing` can be asked for by a
  /// filter, and is counted and shown to nobody.
  package var facets: [String: [String]]
  /// One number a name, in the caller's unit: a day since 1970, an amount in minor units, a year.
  package var numbers: [String: Int64]
  package var vector: Vector?
  /// Under which it is found and never counted: what it refers to, its exact names. The caller's own spelling.
  package var keys: [String]
  /// Kept beside it and handed out again as it came.
  package var record: [UInt8]

  /// No text of a record has this character, so nobody's value is taken for such a one.
  package static let narrowing = "\u{1}"
  static let narrowingByte: UInt8 = 1

  package init(
    ref: Ref, visibility: Visibility = .everyone, owners: [String] = [], fields: [ProfileField] = [],
    facets: [String: [String]] = [:], numbers: [String: Int64] = [:], vector: Vector? = nil,
    keys: [String] = [], record: [UInt8] = []
  ) {
    self.ref = ref
    self.visibility = visibility
    self.owners = owners
    self.fields = fields
    self.facets = facets
    self.numbers = numbers
    self.vector = vector
    self.keys = keys
    self.record = record
  }
}

/// The words of one field. A name that is given twice is one field with the words of both and the larger boost.
package struct ProfileField: Hashable, Sendable {
  package var name: String
  /// How much a word here counts beside the same word elsewhere, from 1/1024 to 1024: a name more than a description.
  package var boost: Float
  package var terms: [Term]

  package init(_ name: String, boost: Float = 1, _ terms: [Term]) {
    self.name = name
    self.boost = boost
    self.terms = terms
  }
}
