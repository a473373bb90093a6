package import Core

/// What has become of a record since the index last heard of it.
package enum Change: Sendable {
  /// It is new, or another than before.
  case put(Profile)
  /// It is gone. Removing what is not there changes nothing.
  case remove(Ref)

  package var ref: Ref {
    switch self {
    case .put(let profile): profile.ref
    case .remove(let ref): ref
    }
  }
}
