/** The student whose last year is told: 本科, 计算机学院. */
export const student = '2023010001'
/** The WeChat account of that student. */
export const openid = 'oPhoneOfTheStudent'
/** A classmate, for the other way each step can go. */
export const classmate = '2023010002'
/** 双证硕士 of 计算机学院 with an advisor. */
export const master = '2024110001'
/** 学院审核员 of 计算机学院. */
export const college = 'T0004'
/** 辅导员 of the classes of both students. */
export const counselor = 'T0019'
/** 招生就业处. */
export const career = 'T0001'
export const advisor = 'T0025'
export const library = 'T0007'
export const finance = 'T0011'
/** 宿管员 of 未来城校区, where 计算机学院 lives. */
export const dormitory = 'T0018'
/** Operator of the first employer. */
export const employer = 'E0001'
