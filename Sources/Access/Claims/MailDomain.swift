import Foundation

/// Whether whoever reads mail at an address may be taken for one of the organisation that a web site is recorded of.
package enum MailDomain {
  /// The domain by which they are known to belong together; nil where nothing follows.
  ///
  /// `wang@mindray.com` and `https://www.mindray.com/cn`: `mindray.com`. Of a site under somebody else's name, `ward.hospital.cn`,
  /// mail at `hospital.cn` says nothing: the whole hospital has it. Schools' addresses are their students' too.
  package static func common(_ email: EmailAddress, website: String?) -> String? {
    guard let site = website.flatMap(host), let registered = DomainName.registrable(site),
      DomainName.registrable(email.host) == registered, !SharedDomains.holds(registered)
    else { return nil }
    return email.host == site || email.host.hasSuffix("." + site) ? site : nil
  }

  /// Of a web address, without the `www.` that says nothing.
  private static func host(_ website: String) -> String? {
    let address = website.trimmingCharacters(in: .whitespaces)
    let whole = address.contains("://") ? address : "https://\(address)"
    guard let url = URL(string: whole), url.scheme == "https" || url.scheme == "http", url.user == nil,
      let host = url.host()?.lowercased()
    else { return nil }
    let plain = host.hasSuffix(".") ? String(host.dropLast()) : host
    return plain.hasPrefix("www.") ? String(plain.dropFirst(4)) : plain
  }
}
