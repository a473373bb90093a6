package import Core

// Vocabularies of what the markets' two sides say: money, trials, services, space, posts, cooperation.

extension Vocabulary {
  package static let markets = Vocabulary(
    "market",
    [
      .init("procurement", "采购对接", "Procurement", ["采购"]),
      .init("supply", "供应对接", "Supply", ["供应", "配套"]),
      .init("challenge", "揭榜挂帅", "Challenge", ["揭榜", "攻关", "技术攻关"]),
      .init("finance", "投融对接", "Finance", ["融资", "投融资", "投资"]),
      .init("trial", "临床试验", "Clinical trial", ["试验基地"]),
      .init("service", "全周期服务", "Services", ["服务", "专业服务"]),
      .init("expert", "智库评审", "Expert review", ["专家", "评审", "智库"]),
      .init("policy", "政策匹配", "Policy", ["政策"]),
      .init("space", "园区载体", "Space", ["园区", "载体", "场地", "选址"]),
      .init("talent", "人才", "Talent", ["招聘", "引才"]),
      .init("cooperation", "国际合作", "International cooperation", ["合作", "国际交流", "出海"]),
    ])

  /// How far a company's financing has come.
  package static let rounds = Vocabulary(
    "round",
    [
      .init("seed", "种子轮", "Seed", ["种子"]),
      .init("angel", "天使轮", "Angel", ["天使"]),
      .init("pre-a", "Pre-A 轮", "Pre-A", ["PreA", "Pre-A轮"]),
      .init("a", "A 轮", "Series A", ["A轮", "A+轮"]),
      .init("b", "B 轮", "Series B", ["B轮", "B+轮"]),
      .init("c", "C 轮", "Series C", ["C轮", "C+轮"]),
      .init("later", "D 轮及以后", "Series D and later", ["D轮", "后期"]),
      .init("pre-ipo", "上市前", "Pre-IPO", ["Pre-IPO轮"]),
      .init("strategic", "战略投资", "Strategic investment", ["战投", "并购"]),
    ])

  /// Whether a hospital is filed as an institution for trials of devices.
  package static let trialFilings = Vocabulary(
    "trial-filing",
    [
      .init("filed", "已备案", "Filed", ["是", "yes", "已"]),
      .init("not-filed", "未备案", "Not filed", ["否", "no", "未"]),
    ])

  package static let serviceTypes = Vocabulary(
    "service-type",
    [
      .init("research", "研发服务", "Research and development", ["研发", "设计开发"]),
      .init("cdmo", "委托研发生产（CDMO）", "Contract development and manufacture (CDMO)", ["CDMO", "CMO", "委托生产"]),
      .init("animal-test", "动物试验", "Animal tests", ["动物实验", "临床前试验"]),
      .init("cro", "临床试验服务（CRO）", "Clinical trial services (CRO)", ["CRO", "SMO", "临床试验服务"]),
      .init("testing", "检验检测", "Testing", ["注册检验", "检测", "检验"]),
      .init("metrology", "计量测试", "Metrology", ["计量", "校准"]),
      .init("consulting", "注册咨询与辅导", "Registration consulting", ["咨询", "注册咨询", "注册辅导", "注册代理"]),
      .init("inspection", "质量体系与核查辅导", "Quality system and inspection", ["体系核查", "质量体系", "GMP"]),
      .init("health-economics", "卫生经济学评价", "Health economics", ["卫生经济学", "HTA"]),
      .init("feedback", "临床使用反馈", "Feedback from clinical use", ["上市后评价", "真实世界研究"]),
      .init("standards", "标准与知识产权", "Standards and intellectual property", ["知识产权", "专利", "标准"]),
    ])

  /// What room is used for.
  package static let landUses = Vocabulary(
    "land-use",
    [
      .init("research", "研发", "Research and development", ["研发办公"]),
      .init("office", "办公", "Office", ["写字楼"]),
      .init("laboratory", "实验室", "Laboratory", ["实验"]),
      .init("animal-lab", "动物实验室", "Animal laboratory", ["动物房"]),
      .init("pilot", "中试", "Pilot plant", ["中试基地"]),
      .init("production", "生产", "Production", ["厂房", "制造"]),
      .init("cleanroom", "洁净厂房", "Cleanroom", ["洁净室", "洁净车间", "GMP车间"]),
      .init("storage", "仓储", "Storage", ["仓库", "物流"]),
      .init("exhibition", "展示", "Exhibition", ["展厅", "会展"]),
      .init("care", "医疗", "Medical care", ["诊疗"]),
      .init("education", "教育培训", "Teaching", ["教学"]),
      .init("living", "居住", "Living", ["人才公寓", "配套居住"]),
    ])

  /// Ordered from the first degree up: a higher one is one as well.
  package static let degrees = Vocabulary(
    "degree",
    [
      .init("college", "大专", "College", ["专科"]),
      .init("bachelor", "本科", "Bachelor", ["学士"]),
      .init("master", "硕士", "Master", ["硕士研究生"]),
      .init("doctor", "博士", "Doctor", ["博士研究生", "PhD"]),
    ])

  package static let engagements = Vocabulary(
    "engagement",
    [
      .init("full-time", "全职", "Full time", []),
      .init("part-time", "兼职", "Part time", []),
      .init("flexible", "柔性引进", "Flexible engagement", ["顾问", "双聘"]),
      .init("entrepreneur", "创业", "Founding a company", ["带项目创业"]),
    ])

  package static let cooperationForms = Vocabulary(
    "cooperation-form",
    [
      .init("joint-research", "联合研发", "Joint research", ["合作研发", "共同研发"]),
      .init("licensing", "技术许可", "Licensing", ["许可", "授权", "技术转让"]),
      .init("distribution", "经销代理", "Distribution", ["经销", "代理销售", "渠道"]),
      .init("manufacture", "合作生产", "Manufacture", ["本地化生产"]),
      .init("clinical", "临床合作", "Clinical cooperation", ["多中心临床", "国际多中心试验"]),
      .init("registration-agent", "注册代理", "Registration agent", ["境内代理人", "授权代表"]),
      .init("incubation", "项目落地", "Settling of projects", ["孵化", "引进项目"]),
      .init("exhibition", "参展推广", "Exhibition and promotion", ["展会"]),
    ])

  package static let personRoles = Vocabulary(
    "person-role",
    [
      .init("expert", "专家", "Expert", ["评审专家", "院士专家"]),
      .init("investigator", "临床研究者", "Investigator", ["主要研究者", "PI"]),
      .init("broker", "技术经理人", "Technology broker", ["技术经纪人"]),
      .init("executive", "负责人", "Executive", ["高管"]),
      .init("official", "公职人员", "Official", ["政府人员"]),
    ])
}
