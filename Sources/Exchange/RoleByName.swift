/// What kind of organisation a name speaks of, where nobody recorded it: `来凤县中心医院` is a hospital.
enum RoleByName {
  private static let marks: [(role: String, marks: [String])] = [
    ("hospital", ["医院", "卫生院", "保健院", "医疗机构", "卫生机构", "卫生服务中心", "诊所", "hospital", "clinic"]),
    ("university", ["大学", "学院", "高校", "university", "college"]),
    ("institute", ["研究院", "研究所", "创新中心", "institute", "laboratory"]),
    ("authority", ["管委会", "人民政府", "委员会", "管理局", "疾病预防控制中心", "疾控中心"]),
    ("maker", ["企业", "公司", "集团", "inc", "ltd", "gmbh", "llc", "corp"]),
  ]

  static func roles(_ name: String) -> [String] {
    let name = name.lowercased()
    return marks.first { $0.marks.contains(where: name.contains) }.map { [$0.role] } ?? []
  }
}
