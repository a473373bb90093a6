package import Core
import Foundation

/// The code tables that come with the program: NMPA's categories, provinces and cities, countries, goods that are no devices.
package enum CompactCodes {
  package static func load(_ share: Share) throws -> [CodeEntry] {
    try ["nmpa", "goods", "cn", "iso"].flatMap { system in
      CodeBook.table(system, try String(contentsOf: try share.find("codes/\(system).tsv"), encoding: .utf8))
    }
  }
}
