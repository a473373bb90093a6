import Core
import Registry

/// A relation's words read from either of its ends. The vocabulary has those of the first; these are the other's.
enum RelationWords {
  static func forward(_ type: String) -> Label { Vocabulary.relationTypes.label(type) }

  /// As the record that the relation points to would say it.
  static func backward(_ type: String) -> Label {
    inverse[type] ?? Label("「\(forward(type).zh)」自", "is what is named by: \(forward(type).en)")
  }

  private static let inverse: [String: Label] = [
    "member-of": Label("成员", "has as members"),
    "affiliated-with": Label("下属", "has as affiliates"),
    "founded": Label("发起方", "was founded by"),
    "hosts": Label("主办方", "is hosted by"),
    "co-hosts": Label("协办方", "is co-hosted by"),
    "supports": Label("支持方", "is supported by"),
    "guides": Label("指导方", "is guided by"),
    "organises": Label("组织方", "is organised by"),
    "partners-with": Label("合作", "partners with"),
    "attends": Label("参加者", "is attended by"),
    "exhibits": Label("参展方", "has as exhibitors"),
    "makes": Label("生产方", "is made by"),
    "contains": Label("用于", "is contained in"),
    "supplies": Label("供应方", "is supplied by"),
    "substitutes": Label("可由其替代", "can be substituted by"),
    "located-in": Label("坐落于此", "is the place of"),
    "operates": Label("运营方", "is operated by"),
    "invests-in": Label("投资方", "has as investors"),
    "works-on": Label("研制方", "is worked on by"),
    "released-at": Label("在此发布", "saw the release of"),
    "issued": Label("发布方", "was issued by"),
    "awarded": Label("授予方", "was awarded by"),
    "advises": Label("顾问", "is advised by"),
    "employed-by": Label("聘有", "employs"),
    "co-invents": Label("共同发明", "holds a patent with"),
    "interest-in": Label("利益声明方", "is what an interest is declared in by"),
    "recused-from": Label("回避者", "is what is recused from by"),
    "party-to": Label("签约方", "has as parties"),
  ]
}
