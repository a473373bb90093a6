import Testing

@testable import Exchange

/// Names of real organisations, as public lists have them.
@Suite struct RoleByNameTests {
  @Test(arguments: [
    ("来凤县中心医院", ["hospital"]), ("北京大学第三医院", ["hospital"]), ("上海交通大学医学院附属瑞金医院", ["hospital"]),
    ("中国医学科学院阜外医院", ["hospital"]), ("北京市和平里医院", ["hospital"]), ("罗湖医院集团", ["hospital"]),
    ("武汉大学中南医院（武大中南）", ["hospital"]), ("武汉市红十字会医院", ["hospital"]), ("汉川市妇幼保健院", ["hospital"]),
    ("中国科学院深圳先进技术研究院", ["institute"]), ("中國科學院深圳先進技術研究院", ["institute"]), ("中国科学院武汉病毒研究所", ["institute"]),
    ("中国科学院", ["institute"]), ("中国医学科学院", ["institute"]), ("深圳清华大学研究院", ["institute"]),
    ("国家高性能医疗器械创新中心", ["institute"]), ("鹏城实验室", ["institute"]), ("新加坡南洋理工大学创新中心", ["institute"]),
    ("中国科学院大学", ["university"]), ("北京协和医学院", ["university"]), ("南方科技大学", ["university"]),
    ("清华大学深圳国际研究生院", ["university"]), ("香港中文大学（深圳）", ["university"]),
    ("国家卫生健康委员会", ["authority"]), ("深圳市龙华区人民政府", ["authority"]), ("国家药品监督管理局", ["authority"]),
    ("湖北省疾病预防控制中心", ["authority"]),
    ("深圳市医疗器械行业协会", ["association"]), ("中国生物医学工程学会", ["association"]), ("深圳市高端医疗器械产业联盟", ["alliance"]),
    ("深圳华大智造科技股份有限公司", ["maker"]), ("上海联影医疗科技股份有限公司", ["maker"]), ("康健医院管理有限公司", ["maker"]),
    ("Massachusetts General Hospital", ["hospital"]), ("Hospital of the University of Pennsylvania", ["hospital"]),
    ("Shenzhen Inst. of Advanced Technology", ["institute"]), ("Weizmann Institute of Science", ["institute"]),
    ("Peking Univ.", ["university"]), ("Stanford University", ["university"]), ("Medtronic Inc.", ["maker"]),
    ("Shenzhen Mindray Bio-Medical Electronics Co., Ltd.", ["maker"]), ("Hospital Supplies Ltd", ["maker"]),
    ("Instrumentarium", []), ("Incyte", []), ("Universal Imaging", []), ("Hospitality Partners", []),
    ("Limited Edition Labs", []),
    ("来凤", []), ("", []),
  ])
  func role(_ name: String, _ roles: [String]) {
    #expect(RoleByName.roles(name) == roles, "\(name)")
  }
}
