package import Core

/// What the index knows of one record: its words by field, its facets, and who may see it.
package struct Profile: Hashable, Sendable {
  package var ref: Ref
  package var visibility: Visibility
  /// Organisations that the record belongs to, for `Audience.sees`.
  package var owners: [String]
  package var fields: [ProfileField]
  /// Facet name → values, with the ancestors of each code among them already: `["code": ["nmpa:07", "nmpa:07-02"]]`.
  ///
  /// `kind` is always there, from the ref.
  package var facets: [String: [String]]

  package init(
    ref: Ref, visibility: Visibility = .everyone, owners: [String] = [], fields: [ProfileField] = [],
    facets: [String: [String]] = [:]
  ) {
    self.ref = ref
    self.visibility = visibility
    self.owners = owners
    self.fields = fields
    self.facets = facets
  }
}

/// The words of one field. A name that is given twice is one field with the words of both and the larger boost.
package struct ProfileField: Hashable, Sendable {
  package var name: String
  /// How much a word here counts beside the same word elsewhere: a name more than a description.
  package var boost: Float
  package var terms: [Term]

  package init(_ name: String, boost: Float = 1, _ terms: [Term]) {
    self.name = name
    self.boost = boost
    self.terms = terms
  }
}
