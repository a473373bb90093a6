/// What a field is used for besides being kept.
package struct FieldUse: OptionSet, Sendable {
  package let rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }

  /// Its words are found by search and weigh in matching.
  package static let searched = FieldUse(rawValue: 1)
  /// Search can be narrowed by it, and counts are shown.
  package static let faceted = FieldUse(rawValue: 2)
  /// No two records have the same value: finding it again finds the record.
  package static let key = FieldUse(rawValue: 4)
  /// A name of the record: two records may share it, so it links only when it is alone.
  package static let name = FieldUse(rawValue: 8)
  /// About a person: kept out of the journal's chain, so that it can be erased.
  package static let personal = FieldUse(rawValue: 16)
  /// A record without it is refused.
  package static let required = FieldUse(rawValue: 32)
  /// Rows that agree in all of these fields, and have no key, are the same record when a file is read again.
  package static let identifying = FieldUse(rawValue: 64)
  /// Means something in its own store alone: no export has it, and no file sets it.
  package static let local = FieldUse(rawValue: 128)
  /// Search can be narrowed to a range of it.
  package static let ranged = FieldUse(rawValue: 256)
}

/// One field of an entity, described once. Columns, files, forms, filters, pages and the journal all come from it.
///
/// A class, because lists of fields are walked several times for each row of a file: a value of this size is eleven
/// references to count each time, an object is one.
package final class Field<E>: Sendable {
  /// Name in storage, command line, API and files.
  package let name: String
  package let label: Label
  package let type: FieldType
  package let uses: FieldUse
  package let visibility: Visibility
  /// Other headers under which spreadsheets carry it, in Chinese and English.
  package let headers: [String]
  package let get: @Sendable (E) -> Value?
  package let set: @Sendable (inout E, Value?) -> Void
  /// Sets it to what `Value.canonical` wrote, without a `Value` between; false, and nothing done, where that is not to be had
  /// so easily.
  package let read: @Sendable (inout E, UnsafeRawBufferPointer) -> Bool
  /// What is wrong with a value of the right type: a check digit, a grammar. Nil when nothing is.
  package let fault: @Sendable (Value) -> Label?

  /// Writes to the place of a stored property: going by its key path takes three times as long, and every field of every record
  /// that is read is set.
  private static func setter<V: FieldConvertible>(
    _ path: any WritableKeyPath<E, V> & Sendable
  ) -> @Sendable (inout E, Value?) -> Void {
    guard let offset = MemoryLayout<E>.offset(of: path) else { return { $0[keyPath: path] = V(fieldValue: $1) } }
    return { entity, value in
      withUnsafeMutablePointer(to: &entity) { entity in
        (UnsafeMutableRawPointer(entity) + offset).assumingMemoryBound(to: V.self).pointee = V(fieldValue: value)
      }
    }
  }

  private static func spellingReader<V: FieldConvertible>(
    _ path: any WritableKeyPath<E, V> & Sendable
  ) -> @Sendable (inout E, UnsafeRawBufferPointer) -> Bool {
    guard let offset = MemoryLayout<E>.offset(of: path) else { return { _, _ in false } }
    return { entity, bytes in
      withUnsafeMutablePointer(to: &entity) { entity in
        V.read(bytes, into: (UnsafeMutableRawPointer(entity) + offset).assumingMemoryBound(to: V.self))
      }
    }
  }

  /// The usual field: a stored property.
  package init<V: FieldConvertible>(
    _ name: String, _ zh: String, _ en: String, _ type: FieldType, _ path: any WritableKeyPath<E, V> & Sendable,
    _ uses: FieldUse = [], visibility: Visibility = .everyone, headers: [String] = [],
    fault: @escaping @Sendable (Value) -> Label? = { _ in nil }
  ) {
    self.name = name
    self.label = Label(zh, en)
    self.type = type
    self.uses = uses
    self.visibility = visibility
    self.headers = headers
    self.fault = fault
    self.get = { $0[keyPath: path].fieldValue }
    self.set = Self.setter(path)
    self.read = Self.spellingReader(path)
  }
}

/// A Swift type that a field's property can have. "Nothing" is nil, an empty text or an empty list.
package protocol FieldConvertible: SendableMetatype {
  init(fieldValue: Value?)
  var fieldValue: Value? { get }
  /// What `FieldType.decode` and `init(fieldValue:)` make of a value's spelling, made at once; false, and nothing done, where it
  /// takes those.
  static func read(_ spelling: UnsafeRawBufferPointer, into place: UnsafeMutablePointer<Self>) -> Bool
}

extension Text: FieldConvertible {
  package static func read(_ spelling: UnsafeRawBufferPointer, into place: UnsafeMutablePointer<Text>) -> Bool {
    guard let text = Text(plain: spelling) else { return false }
    place.pointee = text
    return true
  }

  package init(fieldValue: Value?) { if case .text(let text) = fieldValue { self = text } else { self = .empty } }
  package var fieldValue: Value? { isEmpty ? nil : .text(self) }
}

/// What a list-valued property is a list of.
package protocol FieldElement: SendableMetatype {
  static func list(_ value: Value) -> [Self]?
  static func value(_ list: [Self]) -> Value
  /// As `FieldConvertible` has it.
  static func read(_ spelling: UnsafeRawBufferPointer, into place: UnsafeMutablePointer<[Self]>) -> Bool
}

extension Array: FieldConvertible where Element: FieldElement {
  package static func read(_ spelling: UnsafeRawBufferPointer, into place: UnsafeMutablePointer<[Element]>) -> Bool {
    Element.read(spelling, into: place)
  }

  package init(fieldValue: Value?) { self = fieldValue.flatMap(Element.list) ?? [] }
  package var fieldValue: Value? { isEmpty ? nil : Element.value(self) }
}

extension String: FieldElement {
  package static func list(_ value: Value) -> [String]? { if case .words(let words) = value { words } else { nil } }
  package static func value(_ list: [String]) -> Value { .words(list) }

  package static func read(_ spelling: UnsafeRawBufferPointer, into place: UnsafeMutablePointer<[String]>) -> Bool {
    place.pointee = spelling.split(separator: UInt8(ascii: "|")).map { String(decoding: $0, as: UTF8.self) }
    return true
  }
}

extension Code: FieldElement {
  package static func list(_ value: Value) -> [Code]? { if case .codes(let codes) = value { codes } else { nil } }
  package static func value(_ list: [Code]) -> Value { .codes(list) }

  package static func read(_ spelling: UnsafeRawBufferPointer, into place: UnsafeMutablePointer<[Code]>) -> Bool {
    place.pointee = spelling.split(separator: UInt8(ascii: " ")).compactMap { Code(spelling: $0) }
    return true
  }
}
