package import Core

// Clinical specialties: trials are done by them, and hospitals are filed for them.

extension Vocabulary {
  /// After the list of departments under which Chinese hospitals are licensed (诊疗科目名录); English aliases are those of
  /// FDA's review panels, so that a product that has been there carries its specialty with it.
  package static let specialties = Vocabulary(
    "specialty",
    [
      ("internal-medicine", "内科", "Internal medicine", []),
      ("respiratory", "呼吸内科", "Respiratory medicine", ["呼吸与危重症医学科"]),
      ("gastroenterology", "消化内科", "Gastroenterology", ["gastroenterology-urology", "gastroenterology and urology"]),
      ("neurology", "神经内科", "Neurology", []),
      ("cardiology", "心血管内科", "Cardiology", ["心内科", "心脏科", "cardiovascular"]),
      ("haematology", "血液内科", "Haematology", ["hematology"]),
      ("nephrology", "肾病学", "Nephrology", ["肾内科"]),
      ("endocrinology", "内分泌", "Endocrinology", ["内分泌科"]),
      (
        "surgery", "普通外科", "General surgery", ["普外科", "外科", "general and plastic surgery", "general & plastic surgery"]
      ),
      ("neurosurgery", "神经外科", "Neurosurgery", []),
      ("orthopaedics", "骨科", "Orthopaedics", ["orthopedic", "orthopedics"]),
      ("urology", "泌尿外科", "Urology", []),
      ("thoracic-surgery", "胸外科", "Thoracic surgery", []),
      ("cardiac-surgery", "心脏大血管外科", "Cardiac surgery", ["心外科"]),
      ("plastic-surgery", "整形外科", "Plastic surgery", []),
      (
        "obstetrics", "妇产科", "Obstetrics and gynaecology",
        ["妇科", "产科", "obstetrics/gynecology", "obstetrics and gynecology"]
      ),
      ("paediatrics", "儿科", "Paediatrics", ["pediatrics"]),
      ("ophthalmology", "眼科", "Ophthalmology", ["ophthalmic"]),
      ("otolaryngology", "耳鼻咽喉科", "Ear, nose and throat", ["耳鼻喉科", "ear nose & throat", "ear, nose, & throat"]),
      ("dentistry", "口腔科", "Dentistry", ["dental"]),
      ("dermatology", "皮肤科", "Dermatology", []),
      ("oncology", "肿瘤科", "Oncology", ["肿瘤内科"]),
      ("radiotherapy", "放射治疗", "Radiotherapy", ["放疗科"]),
      ("emergency", "急诊医学科", "Emergency medicine", ["急诊科"]),
      ("intensive-care", "重症医学科", "Intensive care", ["ICU", "重症"]),
      ("anaesthesiology", "麻醉科", "Anaesthesiology", ["anesthesiology"]),
      ("rehabilitation", "康复医学科", "Rehabilitation", ["康复科", "physical medicine"]),
      ("laboratory", "医学检验科", "Laboratory medicine", ["检验科", "clinical chemistry", "immunology", "microbiology"]),
      ("pathology", "病理科", "Pathology", []),
      ("imaging", "医学影像科", "Medical imaging", ["影像科", "放射科", "radiology"]),
      ("ultrasound", "超声诊断", "Diagnostic ultrasound", ["超声科"]),
      ("nuclear-medicine", "核医学", "Nuclear medicine", ["核医学科"]),
      ("psychiatry", "精神科", "Psychiatry", []),
      ("chinese-medicine", "中医科", "Chinese medicine", []),
    ].map { value, zh, en, aliases in Word(value, zh, en, aliases + ["\(zh)专业"]) })
}
