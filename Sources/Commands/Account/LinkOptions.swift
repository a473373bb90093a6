import Access
import ArgumentParser
import Core

/// How a one-time link is shown to the operator, who hands it over.
struct LinkOptions: ParsableArguments {
  @Option(name: .long, help: "The address of the portal, before the link. [http://127.0.0.1:8080]")
  var site = "http://127.0.0.1:8080"

  func show(_ secret: Secret, for account: Account, _ options: StoreOptions) throws {
    let base = site.hasSuffix("/") ? String(site.dropLast()) : site
    let link = "\(base)/\(account.language == .en ? "en" : "zh")/password/\(secret.words)"
    if options.json { return try Terminal.json(LinkJSON(account: account.id.rawValue, link: link)) }
    Terminal.print(
      Label("\(account.email)，编号 \(account.id)", "\(account.email), id \(account.id)")[options.language])
    Terminal.print(link)
    Terminal.print(
      Label(
        "凭此链接可在七天内设一次密码；请只交给本人", "Whoever opens it within seven days chooses the password, once; hand it to nobody else"
      )[
        options.language])
  }

  private struct LinkJSON: Encodable {
    let account: String
    let link: String
  }
}
