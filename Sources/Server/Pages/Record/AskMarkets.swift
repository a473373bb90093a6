import Core
import Exchange
import Registry

/// In which markets a record asks for something.
enum AskMarkets {
  static func of(_ record: any Entity, _ visit: Visit) -> [String] {
    visit.exchange.markets(of: record.ref, for: visit.audience)
  }

  /// Whether the record is an ask first of all, so that its matches stand before everything that refers to it.
  ///
  /// Others ask too: whoever makes or invents may want to know which policies are for them.
  static func isAsk(_ record: any Entity) -> Bool { record is Need || record is Project || record is Case }
}
