import Core
import Foundation

/// `smtp://user@host:port`, taken apart.
struct MailServerAddress {
  let security: MailServer.Security
  let user: String
  /// With its brackets, where it is an address of IPv6.
  let host: String
  let port: Int

  init(_ spelling: String, at place: String?) throws(Refusal) {
    func fault(_ zh: String, _ en: String) -> Refusal {
      Refusal(.mailServerAddress, at: place, ["why": zh, "why.en": en])
    }
    guard let colon = spelling.range(of: "://"), let scheme = Self.schemes[String(spelling[..<colon.lowerBound])] else {
      throw fault("须以 smtp://、smtps:// 或 smtp+plain:// 开头", "it begins with none of smtp://, smtps://, smtp+plain://")
    }
    var rest = String(spelling[colon.upperBound...])
    if rest.last == "/" { rest.removeLast() }
    var user = ""
    if let (before, after) = rest.halves(at: "@", last: true) {
      // The temptation is to take it: it would then stand in the list of processes and in histories of shells.
      guard !before.contains(":") else { throw fault("密码不写在地址里", "a password does not belong there") }
      guard let decoded = Self.decoded(before) else { throw fault("用户的写法不对", "the user is not spelled well") }
      (user, rest) = (decoded, after)
    }
    let (host, port) = Self.split(rest)
    guard Self.isHost(host) else { throw fault("主机的写法不对", "the host is not spelled well") }
    guard let number = port.map({ Int($0) ?? 0 }) ?? scheme.port, (1...65_535).contains(number) else {
      throw fault("端口应为 1 至 65535", "a port is 1 to 65535")
    }
    (security, self.user, self.host, self.port) = (scheme.security, user, host, number)
  }

  /// Known by its spelling and not by looking it up: a name may lead elsewhere tomorrow.
  var isThisMachine: Bool {
    host == "localhost" || host == "[::1]" || (host.hasPrefix("127.") && host.allSatisfy { $0 == "." || $0.isNumber })
  }

  /// RFC 8314 and RFC 6409 give the ports.
  private static let schemes: [String: (security: MailServer.Security, port: Int?)] = [
    "smtp": (.startTLS, 587), "smtps": (.tls, 465), "smtp+plain": (.plain, 25),
  ]

  private static func split(_ rest: String) -> (host: String, port: String?) {
    guard let (host, port) = rest.halves(at: ":", last: true), !port.contains("]") else { return (rest, nil) }
    return (host, port)
  }

  private static func isHost(_ host: String) -> Bool {
    guard (1...253).contains(host.utf8.count) else { return false }
    if host.hasPrefix("["), host.hasSuffix("]") {
      return host.utf8.count > 2 && host.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }
    return host.utf8.allSatisfy { $0.isLetterOrDigit || "-.".utf8.contains($0) }
      && host.first != "-" && host.first != "."
  }

  /// Printable, after `%XX`; nil otherwise.
  private static func decoded(_ user: String) -> String? {
    guard let words = user.removingPercentEncoding, (1...256).contains(words.utf8.count),
      !words.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { return nil }
    return words
  }
}
