package import Core

/// One of the two sides of a market: a record, or what a room loads around it (a need with its hospital, its words …).
package protocol Participant: Sendable {
  var ref: Ref { get }
}
