import Core

extension ContradictionRule {
  /// A product whose certificates have all run out, and a certificate that ran out before it was given.
  ///
  /// An expired certificate with a younger one beside it is history. One that names no end counts as in force.
  static let registrationTerms = ContradictionRule { survey in
    let registrations = survey.all(Registration.self)
    var out = registrations.compactMap { registration -> Problem? in
      guard let decided = registration.decided, let expires = registration.expires, expires < decided else {
        return nil
      }
      let number = registration.number ?? ""
      return .warning(
        "registration.dates", at: registration.ref, "expires",
        Label(
          "注册证 \(number)：批准于 \(decided)，有效期却至 \(expires)",
          "Registration \(number): decided \(decided), expires \(expires)"))
    }
    let products = Dictionary(grouping: registrations.filter { $0.product != nil }) { $0.product?.rawValue ?? "" }
    for (id, all) in products.sorted(by: { $0.key < $1.key }) {
      let ends = all.compactMap(\.expires)
      guard let product = survey.find(ID<Product>(id)), ends.count == all.count, let last = ends.max(),
        last < survey.today,
        let newest = all.first(where: { $0.expires == last })
      else { continue }
      out.append(
        .warning(
          "registration.expired", at: newest.ref, "expires", others: [product.ref],
          .both { language in
            let (name, number) = (survey.title(product.ref, language), newest.number ?? "")
            let stage =
              product.stage == "marketed" ? Label("，产品仍标为上市", ", the product is still said to be on the market") : nil
            return language == .en
              ? "\(name): registration \(number) expired on \(last) and none is in force\(stage?.en ?? "")"
              : "\(name)：注册证 \(number) 已于 \(last) 到期，无有效注册证\(stage?.zh ?? "")"
          }))
    }
    return out
  }

  /// A registration whose number says another class, or a later year, than its own fields.
  static let registrationNumbers = ContradictionRule { survey in
    survey.all(Registration.self).compactMap { registration in
      guard let number = registration.number, let says = RegistrationNumber(number) else { return nil }
      if let own = registration.deviceClass, let read = says.deviceClass, own != read {
        let (a, b) = (Vocabulary.deviceClasses.label(own), Vocabulary.deviceClasses.label(read))
        return .warning(
          "registration.number", at: registration.ref, "class",
          Label(
            "注册证 \(number) 按编号为\(b.zh)，类别却记为\(a.zh)",
            "Registration \(number) is \(b.en) by its number, but recorded as \(a.en)"))
      }
      if let decided = registration.decided, let year = says.year, decided.year < year {
        return .warning(
          "registration.number", at: registration.ref, "decided",
          Label(
            "注册证 \(number) 按编号始于 \(year) 年，批准日期却记为 \(decided)",
            "Registration \(number) is of \(year) by its number, but recorded as decided on \(decided)"))
      }
      return nil
    }
  }

  /// A product of an unknown maker whose registration has a known holder: the office can ask the holder.
  static let productMakers = ContradictionRule { survey in
    var seen: Set<ID<Product>> = []
    return survey.all(Registration.self).compactMap { registration in
      guard let product = survey.find(registration.product), product.maker == nil,
        let holder = survey.find(registration.holder),
        seen.insert(product.id).inserted
      else { return nil }
      return .warning(
        "product.maker", at: product.ref, "maker", others: [registration.ref, holder.ref],
        .both { language in
          let (name, owner) = (survey.title(product.ref, language), survey.title(holder.ref, language))
          let number = registration.number ?? ""
          return language == .en
            ? "\(name): no maker is recorded, while \(owner) holds its registration \(number)"
            : "\(name)：未载生产企业，其注册证 \(number) 的持有人为\(owner)"
        })
    }
  }
}
