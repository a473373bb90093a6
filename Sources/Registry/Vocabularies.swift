package import Core

// The closed vocabularies of the entities' fields. A word's value is what is stored and what programs see; labels and aliases are what people write.

extension Vocabulary {
  package static let organisationRoles = Vocabulary(
    "role",
    [
      .init("maker", "生产企业", "Maker", ["整机企业", "制造商", "企业", "manufacturer", "注册人"]),
      .init("supplier", "供应商", "Supplier", ["零部件企业", "配套企业", "vendor"]),
      .init("hospital", "医疗机构", "Hospital", ["医院", "医疗卫生机构"]),
      .init("institute", "科研院所", "Institute", ["研究院", "研究所", "创新中心", "research institute"]),
      .init("university", "高校", "University", ["大学", "学院"]),
      .init("investor", "投资机构", "Investor", ["基金", "创投"]),
      .init("service", "服务机构", "Service provider", ["CRO", "CDMO", "检测机构", "咨询机构"]),
      .init("park", "园区", "Park", ["孵化器", "加速器", "产业园"]),
      .init("association", "协会", "Association", ["学会", "行业协会", "商会"]),
      .init("authority", "政府部门", "Authority", ["主管部门", "政府"]),
      .init("alliance", "联盟", "Alliance", ["集群", "产业联盟"]),
      .init("media", "媒体", "Media", []),
      .init("company", "公司", "Company", ["其他企业"]),
    ])

  package static let standings = Vocabulary(
    "standing",
    [
      .init("confirmed", "已核实", "Confirmed", []),
      .init("provisional", "待核实", "Provisional", ["临时"]),
      .init("unnamed", "来源未写明名称", "Unnamed in source", []),
    ])

  package static let deviceFields = Vocabulary(
    "field",
    [
      .init("imaging", "医学影像", "Medical imaging", ["影像", "放射"]),
      .init("ivd", "体外诊断", "In-vitro diagnostics", ["IVD", "医学检验", "检验"]),
      .init("implant", "植介入", "Implants and intervention", ["高端植介入", "植入", "介入"]),
      .init("robot", "手术机器人", "Surgical robots", ["机器人"]),
      .init("software", "智能软件", "Intelligent software", ["人工智能", "软件", "AI"]),
      .init("life-support", "生命信息监测与生命支持", "Monitoring and life support", ["监护", "生命支持", "急救"]),
      .init("treatment", "治疗装备", "Treatment equipment", ["先进治疗装备", "治疗"]),
      .init("rehabilitation", "康复", "Rehabilitation", ["康复器械"]),
      .init("components", "核心部件", "Key components", ["零部件", "芯片", "部件"]),
      .init("materials", "医用材料", "Medical materials", ["材料"]),
      .init("sequencing", "基因测序", "Gene sequencing", ["测序"]),
      .init("supply-chain", "制造供应链", "Manufacturing supply chain", ["供应链"]),
      .init("hospital-it", "数字医疗与医院建设", "Digital health and hospital building", ["数字医疗", "医院建设"]),
    ])

  package static let stages = Vocabulary(
    "stage",
    [
      .init("concept", "概念", "Concept", []),
      .init("research", "研发", "Research and development", ["研制", "在研"]),
      .init("preclinical", "临床前", "Preclinical", ["动物试验"]),
      .init("trial", "临床试验", "Clinical trial", []),
      .init("registration", "注册", "Registration", ["注册申报"]),
      .init("marketed", "上市", "On the market", ["已上市", "在售"]),
    ])

  package static let origins = Vocabulary(
    "origin", [.init("domestic", "国产", "Domestic", []), .init("imported", "进口", "Imported", [])])

  package static let authorities = Vocabulary(
    "authority",
    [
      .init("nmpa", "国家药品监督管理局", "NMPA", ["国家药监局", "国"]),
      .init("province", "省级药品监督管理部门", "Provincial authority", ["省药监局"]),
      .init("city", "设区的市级部门", "Municipal authority", ["市局"]),
      .init("fda", "美国食品药品监督管理局", "FDA", []),
      .init("ce", "欧盟公告机构", "EU notified body", ["CE"]),
    ])

  package static let routes = Vocabulary(
    "route",
    [
      .init("registration", "注册", "Registration", []),
      .init("filing", "备案", "Filing", []),
      .init("510k", "510(k)", "510(k)", []),
      .init("denovo", "De Novo", "De Novo", []),
      .init("pma", "上市前批准 PMA", "PMA", []),
    ])

  package static let deviceClasses = Vocabulary(
    "class",
    [
      .init("I", "第一类", "Class I", ["1", "一类", "Ⅰ", "Ⅰ类", "I类"]),
      .init("II", "第二类", "Class II", ["2", "二类", "Ⅱ", "Ⅱ类", "II类"]),
      .init("III", "第三类", "Class III", ["3", "三类", "Ⅲ", "Ⅲ类", "III类"]),
    ])

  package static let statuses = Vocabulary(
    "status",
    [
      .init("open", "开放", "Open", ["征集中", "有效", "可对接"]),
      .init("closed", "已结束", "Closed", ["关闭", "完成"]),
      .init("withdrawn", "已撤回", "Withdrawn", ["撤回"]),
    ])

  package static let componentTypes = Vocabulary(
    "component-type",
    [
      .init("product-line", "产品线", "Product line", []),
      .init("part", "部件", "Part", ["零部件"]),
      .init("material", "材料", "Material", []),
      .init("technology", "技术", "Technology", []),
    ])

  package static let dependences = Vocabulary(
    "dependence",
    [
      .init("imported", "依赖进口", "Imported", ["进口"]),
      .init("contested", "部分国产", "Partly domestic", ["突破中"]),
      .init("domestic", "国产为主", "Domestic", ["国产"]),
      .init("unknown", "不详", "Unknown", []),
    ])
}
