package import Core
import Foundation

/// A time zone by its name in the tz database: `Asia/Shanghai`.
///
/// Offsets are Foundation's, whose tables come with the program's Foundation: no setting of the machine decides them.
package struct Zone: Sendable, Hashable {
  package let name: String
  private let zone: TimeZone

  package static let longest = 64

  /// Throws `calendar.zone.unknown`.
  package init(_ name: String) throws(Refusal) {
    guard name.utf8.count <= Self.longest, name.utf8.allSatisfy(Self.stands), let zone = TimeZone(identifier: name)
    else { throw Refusal(.calendarZoneUnknown, ["zone": String(name.prefix(Self.longest))]) }
    (self.name, self.zone) = (name, zone)
  }

  /// What stands in a file without quotes. No zone's name has anything else.
  private static func stands(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "/_+-".utf8.contains(byte)
    }
  }

  /// Seconds since 1970 (UTC) at which clocks in the zone show `time`; of two such moments the first. Throws `calendar.time.skipped`.
  package func instant(of time: LocalTime) throws(Refusal) -> Int {
    let day = 86_400
    // Clocks are not changed twice within two days, so the offset is the one before or the one after.
    let moments = [offset(at: time.seconds - day), offset(at: time.seconds + day)].compactMap { offset in
      offset == self.offset(at: time.seconds - offset) ? time.seconds - offset : nil
    }
    guard let first = moments.min() else {
      throw Refusal(.calendarTimeSkipped, ["time": "\(time)", "zone": name])
    }
    return first
  }

  /// Seconds east of UTC at an instant.
  func offset(at instant: Int) -> Int { zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant))) }

  func isDaylight(at instant: Int) -> Bool {
    zone.isDaylightSavingTime(for: Date(timeIntervalSince1970: Double(instant)))
  }
}
