import Access
import Core
import Foundation
import HTTPTypes
import Store
import Testing

/// A browser without a screen that keeps its cookie, and sends forms as browsers do.
final class Browser {
  let house: House
  var cookie: String?

  init(_ house: House) { self.house = house }

  var headers: HTTPFields {
    var fields: HTTPFields = [.userAgent: "Test browser"]
    if let cookie { fields[.cookie] = cookie }
    return fields
  }

  func get(_ path: String) async throws -> Answer { keep(try await house.get(path, headers)) }

  /// Sends a form, from this site unless `from` says otherwise, with the token of the page that it stands on.
  func send(
    _ path: String, _ values: [(String, String)], from: [HTTPField.Name: String]? = nil, token: String? = nil
  ) async throws -> Answer {
    var fields = headers
    fields[.contentType] = "application/x-www-form-urlencoded"
    let said = try from ?? [Self.fetchSite: "same-origin"]
    for (name, value) in said { fields[name] = value }
    let all = values + (token.map { [("token", $0)] } ?? [])
    let body = all.map { "\(Self.encoded($0))=\(Self.encoded($1))" }.joined(separator: "&")
    return keep(try await house.get(path, fields, method: .post, body: body))
  }

  /// The token of the forms on a page.
  func token(_ path: String = "/zh/account") async throws -> String {
    try await get(path).body.firstMatch(of: /name="token" value="([0-9a-f]+)"/).map { String($0.1) } ?? ""
  }

  func signIn(_ email: String, _ password: String) async throws -> Answer {
    try await send("/zh/sign-in", [("email", email), ("password", password), ("next", "")])
  }

  func keep(_ answer: Answer) -> Answer {
    for header in answer.headers[values: .setCookie] {
      let pair = String(header.prefix { $0 != ";" })
      cookie = header.contains("Max-Age=0") ? nil : pair
    }
    return answer
  }

  static var fetchSite: HTTPField.Name {
    get throws { try #require(HTTPField.Name("Sec-Fetch-Site")) }
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}

extension House {
  static let password = "three quiet windows"

  /// An account that has chosen its password, of these organisations.
  func account(
    _ email: String, _ language: Language = .zh, offices: Set<Office> = [],
    roles: [(String, Membership.Role)] = []
  ) async throws -> Account {
    let hash = try await Self.passwords.get().hash(Password(Self.password))
    return try await store.act(as: "test", "account.add") { act in
      let account = try act.invite(EmailAddress(email), name: "王工", language, offices: offices)
      try act.set(hash, of: account.id)
      for (organisation, role) in roles {
        try act.put(role, of: account.id, in: OrganisationIDs(organisation))
      }
      return try act.account(account.id)
    }
  }

  /// Somebody who is signed in.
  func browser(_ email: String) async throws -> Browser {
    let browser = Browser(self)
    _ = try await browser.signIn(email, Self.password)
    return browser
  }
}
