package import Foundation

// Optional properties, one conformance for all: `Optional` itself conforms where what it wraps is a `FieldScalar`.

/// A single value that an optional property can hold.
package protocol FieldScalar: SendableMetatype {
  static func from(_ value: Value) -> Self?
  var value: Value { get }
  /// As `FieldConvertible` has it.
  static func read(_ spelling: UnsafeRawBufferPointer, into place: UnsafeMutablePointer<Self?>) -> Bool
}

extension FieldScalar {
  package static func read(_ spelling: UnsafeRawBufferPointer, into place: UnsafeMutablePointer<Self?>) -> Bool {
    false
  }
}

extension Optional: FieldConvertible where Wrapped: FieldScalar {
  package static func read(_ spelling: UnsafeRawBufferPointer, into place: UnsafeMutablePointer<Wrapped?>) -> Bool {
    Wrapped.read(spelling, into: place)
  }

  package init(fieldValue: Value?) { self = fieldValue.flatMap(Wrapped.from) }
  // Not `map(\.value)`: in generic code the key path is made anew at each call, which took 6 % of an import.
  package var fieldValue: Value? { map { $0.value } }
}

extension String: FieldScalar {
  package static func from(_ value: Value) -> String? { if case .string(let string) = value { string } else { nil } }
  package var value: Value { .string(self) }

  package static func read(_ spelling: UnsafeRawBufferPointer, into place: UnsafeMutablePointer<String?>) -> Bool {
    place.pointee = String(decoding: spelling, as: UTF8.self)
    return true
  }
}

extension Int: FieldScalar {
  package static func from(_ value: Value) -> Int? { if case .integer(let integer) = value { integer } else { nil } }
  package var value: Value { .integer(self) }
}

extension Decimal: FieldScalar {
  package static func from(_ value: Value) -> Decimal? {
    if case .decimal(let decimal) = value { decimal } else { nil }
  }
  package var value: Value { .decimal(self) }
}

extension Day: FieldScalar {
  package static func from(_ value: Value) -> Day? { if case .day(let day) = value { day } else { nil } }
  package var value: Value { .day(self) }
}

extension Period: FieldScalar {
  package static func from(_ value: Value) -> Period? { if case .period(let period) = value { period } else { nil } }
  package var value: Value { .period(self) }
}

extension Money: FieldScalar {
  package static func from(_ value: Value) -> Money? { if case .money(let money) = value { money } else { nil } }
  package var value: Value { .money(self) }
}

extension Ref: FieldScalar {
  package static func from(_ value: Value) -> Ref? { if case .ref(let ref) = value { ref } else { nil } }
  package var value: Value { .ref(self) }
}

extension ID: FieldScalar where E: Entity {
  package static func from(_ value: Value) -> ID? {
    if case .ref(let ref) = value, ref.kind == E.kind { ID(ref.id) } else { nil }
  }
  package var value: Value { .ref(Ref(E.kind, rawValue)) }
}
