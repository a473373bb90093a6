/// A term by its key's number in a list of keys: what the language engine and the search engine exchange where very many
/// texts are read, so that a key that comes a million times is made, hashed and looked up once.
package struct NumberedTerm: Hashable, Sendable, BitwiseCopyable {
  package let key: UInt32
  package let weight: Float

  package init(key: UInt32, weight: Float) {
    self.key = key
    self.weight = weight
  }
}
