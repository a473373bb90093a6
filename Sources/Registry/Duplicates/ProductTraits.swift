import Core

/// By what a product may be recognised in another one: name, maker and model together.
enum ProductTraits {
  static func traits(_ product: Product) -> Traits {
    var out = Traits()
    for name in product.name.all.map(\.1) { out.add(.name, NameKey.of(name), 0.95, "名称相同", "the same name") }
    if let maker = product.maker, let model = product.model.map(NameKey.of), model.count > 2 {
      out.add(.model, "\(maker) \(model)", 0.85, "型号相同", "the same model")
    }
    return out
  }

  static func weigh(_ a: Product, _ b: Product, _ likeness: Likeness) -> Weighing? {
    let models = [a.model, b.model].compactMap { $0.map(NameKey.of) }
    if models.count == 2, models[0] != models[1] { return nil }
    guard let x = a.maker, let y = b.maker else {
      // Devices of many makers go by one name.
      guard models.count == 2 else { return nil }
      return Weighing(0.8, "型号相同，一方未载生产企业", "and the same model, though one names no maker")
    }
    guard x == y else { return nil }
    return models.count == 1
      ? Weighing(0.85, "生产企业相同，一方未载型号", "of one maker, though one names no model")
      : Weighing(1, "生产企业相同", "of one maker")
  }
}
