import Core
import Registry
import Store

extension GeneratedWorld {
  /// Whether a store holds generated records, and real ones: what is real is never mixed with what is not in silence.
  static func shareOf(_ connection: any Connection) throws -> (hasGenerated: Bool, hasReal: Bool) {
    let pattern = Publication.generatedKeyPrefix + "%"
    // Every generated record cites a publication of that key, and publications are few.
    let first: SQL = "SELECT 1 FROM \(name: Publication.kind.tableName) WHERE key LIKE \(pattern) LIMIT 1"
    let hasGenerated = try connection.row(first) != nil
    // A registration comes with its product, whose key says which it is.
    for type in Entities.subjects where type.kind != Registration.kind {
      let real: SQL = """
        SELECT 1 FROM \(name: type.kind.tableName) WHERE key IS NULL OR key NOT LIKE \(pattern) LIMIT 1
        """
      if try connection.row(real) != nil { return (hasGenerated, true) }
    }
    return (hasGenerated, false)
  }
}
